using Bailiwick.Core.Datasets;
using Xunit;

namespace Bailiwick.Core.Tests.Datasets;

public sealed class PostalCodeCellTests
{
    [Theory]
    [InlineData("46202", "46202", null)]
    [InlineData("1915", "01915", "postal.zeros-restored")]
    [InlineData("501", "00501", "postal.zeros-restored")]
    [InlineData("12345.0", "12345", "postal.decimals-removed")]
    [InlineData("1915.0", "01915", "postal.zeros-restored")]
    [InlineData("73069-8224", "73069", "postal.extension-removed")]
    [InlineData("1915-0001", "01915", "postal.zeros-restored")]
    [InlineData("730698224", "73069", "postal.extension-removed")]
    [InlineData("19150001", "01915", "postal.zeros-restored")]
    [InlineData("12345-", "12345", "postal.spacing")]
    [InlineData("12", "12", "postal.form")]
    [InlineData("123456", "123456", "postal.form")]
    [InlineData("ABCDE", "ABCDE", "postal.form")]
    public void Mends_american_codes(string text, string code, string? kind) => Check(text, PostalForm.UnitedStates, code, kind);

    [Theory]
    [InlineData("K1A 0B1", "K1A 0B1", null)]
    [InlineData("k1a0b1", "K1A 0B1", "postal.spacing")]
    [InlineData("K1A-0B1", "K1A 0B1", "postal.spacing")]
    [InlineData("K1A", "K1A", null)]
    [InlineData("K1A 0B", "K1A 0B", "postal.form")]
    [InlineData("12345", "12345", "postal.form")]
    public void Mends_canadian_codes(string text, string code, string? kind) => Check(text, PostalForm.Canada, code, kind);

    [Theory]
    [InlineData("1067", "01067", "postal.zeros-restored")]
    [InlineData("10115", "10115", null)]
    [InlineData("101", "101", "postal.form")]
    public void Mends_codes_of_five_digits(string text, string code, string? kind) => Check(text, PostalForm.FiveDigits, code, kind);

    [Theory]
    [InlineData("SW1A 1AA", "SW1A 1AA", null)]
    [InlineData("2400", "2400", null)]
    [InlineData("2400.0", "2400", "postal.decimals-removed")]
    public void Leaves_all_others_alone(string text, string code, string? kind) => Check(text, PostalForm.Other, code, kind);

    [Theory]
    [InlineData("United States", null, PostalForm.UnitedStates)]
    [InlineData("Canada", "ON", PostalForm.Canada)]
    [InlineData(null, "MA", PostalForm.UnitedStates)]
    [InlineData("", "Ontario", PostalForm.Canada)]
    [InlineData(null, "Bayern", PostalForm.Other)]
    [InlineData("Belgium", "MA", PostalForm.Other)]
    [InlineData(null, null, PostalForm.Other)]
    public void The_form_follows_from_country_else_state(string? country, string? state, PostalForm form) =>
        Assert.Equal(form, PostalForms.Of(country, state));

    [Theory]
    [InlineData(PostalForm.UnitedStates)]
    [InlineData(PostalForm.Canada)]
    [InlineData(PostalForm.FiveDigits)]
    [InlineData(PostalForm.Other)]
    public void What_was_mended_needs_no_more_mending(PostalForm form)
    {
        const string alphabet = "0123456789AaKk -.";
        var random = new Random(13);
        for (var turn = 0; turn < 50_000; turn++)
        {
            var text = new string([.. Enumerable.Range(0, random.Next(1, 12)).Select(_ => alphabet[random.Next(alphabet.Length)])]);
            var once = PostalCodeCell.Read(text, form, out var kind);
            if (kind != FindingKinds.PostalForm && once.Length > 0)
            {
                Assert.Equal(once, PostalCodeCell.Read(once, form, out var again));
                Assert.Null(again);
            }
        }
    }

    private static void Check(string text, PostalForm form, string code, string? kind)
    {
        Assert.Equal(code, PostalCodeCell.Read(text, form, out var found));
        Assert.Equal(kind, found?.Code);
    }
}
