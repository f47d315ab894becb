from decimal import Decimal

import pytest

import settings


def test_the_environment_overrides_the_default(monkeypatch: pytest.MonkeyPatch):
    assert settings.number("port") == 7860
    monkeypatch.setenv("NIANBAO_PORT", " 8080 ")
    assert settings.number("port") == 8080


def test_a_number_that_is_none(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("NIANBAO_PORT", "eighty")
    with pytest.raises(settings.SettingError, match="NIANBAO_PORT='eighty': expected a whole number"):
        settings.number("port")


def test_an_empty_value_is_the_default_of_nothing_else(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("NIANBAO_DATA", "/srv/nianbao")
    assert str(settings.path("data")) == "/srv/nianbao"


def test_a_price(monkeypatch: pytest.MonkeyPatch):
    assert settings.price("llm_price_in") is None
    monkeypatch.setenv("NIANBAO_LLM_PRICE_IN", "0.15")
    assert settings.price("llm_price_in") == Decimal("0.15")
    monkeypatch.setenv("NIANBAO_LLM_PRICE_IN", "cheap")
    with pytest.raises(settings.SettingError, match="NIANBAO_LLM_PRICE_IN='cheap': expected a price"):
        settings.price("llm_price_in")
