from ingest.divisions import full_path, short_form, spelt_in, stem, without_peoples


def test_the_places_above_are_filled_in():
    assert full_path(("中卫市",)) == ("宁夏回族自治区", "中卫市")
    assert full_path(("青铜峡市",)) == ("宁夏回族自治区", "吴忠市", "青铜峡市")
    assert full_path(("北京市", "海淀区")) == ("北京市", "海淀区")


def test_a_name_that_two_places_share_needs_the_text():
    assert full_path(("通州区",)) == ("通州区",)
    assert full_path(("通州区",), "南通市通州区民政局") == ("江苏省", "南通市", "通州区")
    assert full_path(("通州区",), "北京市通州区民政局") == ("北京市", "通州区")


def test_a_place_that_is_not_known_stays():
    assert full_path(("云岚市", "柳渡区")) == ("云岚市", "柳渡区")
    assert full_path(()) == ()


def test_short_names_of_autonomous_places():
    names = ("宁夏回族自治区", "新疆维吾尔自治区", "内蒙古自治区", "临夏回族自治州", "云岚市", "民族县")
    assert [stem(name) for name in names] == ["宁夏", "新疆", "内蒙古", "临夏", "云岚", "民族"]


def test_a_long_name_keeps_all_of_itself_before_its_peoples():
    names = ("黔西南布依族苗族自治州", "西双版纳傣族自治州", "鄂温克族自治旗", "石门渡各族自治县")
    assert [short_form(name) for name in names] == ["黔西南州", "西双版纳州", "鄂温克族旗", "石门渡县"]


def test_a_township_is_called_without_its_peoples():
    names = ("石门渡瑶族乡人民政府", "柳渡彝族回族乡", "民族乡", "柳渡乡")
    assert [without_peoples(name) for name in names] == ["石门渡乡人民政府", "柳渡乡", "民族乡", "柳渡乡"]


def test_short_forms_keep_the_level():
    names = ("云岚彝族自治州", "石渡回族自治县", "宁夏回族自治区", "云岚州", "云岚市", "鄂伦春自治旗")
    short = ["云岚州", "石渡县", "宁夏回族自治区", "云岚州", "云岚市", "鄂伦春旗"]
    assert [short_form(name) for name in names] == short


def test_a_short_form_is_spelt_out_where_the_text_does():
    assert spelt_in("云岚州", "云岚彝族自治州教育局") == "云岚彝族自治州"
    assert spelt_in("石渡县", "云岚州石渡县，石渡市") == "石渡县"
    assert spelt_in("石渡县", "石渡彝族自治县、石渡回族自治县") == "石渡县"
