"""How well reports are read: a corpus with its truth, read by the product and by bare pdfplumber."""
