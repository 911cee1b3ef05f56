using LeadToCash.Documents;

namespace LeadToCash.Tests.Documents;

public sealed class IbanTests
{
    [Theory]
    [InlineData("DE89 3704 0044 0532 0130 00", "DE")]
    [InlineData("de02120300000000202051", "DE")]
    [InlineData("AT611904300234573201", "AT")]
    [InlineData("CH93 0076 2011 6238 5295 7", "CH")]
    [InlineData("BE68 5390 0754 7034", "BE")]
    [InlineData("FR14 2004 1010 0505 0001 3M02 606", "FR")]
    [InlineData("MT84 MALT 0110 0001 2345 MTLC AST0 01S", "MT")]
    [InlineData("NO93 8601 1117 947", "NO")]
    public void TryParse_ExamplesOfTheRegistry_AreAccepted(string text, string country) => Assert.Equal(country, Iban.TryParse(text)!.Country);

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("DE")]
    [InlineData("DE89 3704 0044 0532 0130 01")]
    [InlineData("DE89 3704 0044 0532 0130 0")]
    [InlineData("DE89 3704 0044 0532 0130 000")]
    [InlineData("XX89 3704 0044 0532 0130 00")]
    [InlineData("DE89-3704-0044-0532-0130-00")]
    public void TryParse_WhatIsNone_IsNull(string? text) => Assert.Null(Iban.TryParse(text));

    [Fact]
    public void TryParse_AnyOneDigitWrong_IsRefused()
    {
        const string right = "DE89370400440532013000";
        for (int i = 2; i < right.Length; i++)
        {
            for (char digit = '0'; digit <= '9'; digit++)
            {
                string text = right[..i] + digit + right[(i + 1)..];
                Assert.Equal(text == right, Iban.TryParse(text) is not null);
            }
        }
    }

    [Fact]
    public void ToString_IsInGroupsOfFour() => Assert.Equal("DE02 1203 0000 0000 2020 51", Iban.Parse("DE02120300000000202051").ToString());
}
