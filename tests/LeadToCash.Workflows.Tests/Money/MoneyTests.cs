using System.Globalization;
using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;

namespace LeadToCash.Tests.Amounts;

public sealed class MoneyTests
{
    [Theory]
    [InlineData("9269.005", "EUR", 926901)]
    [InlineData("-9269.005", "EUR", -926901)]
    [InlineData("1234.5", "JPY", 1235)]
    [InlineData("1.2345", "KWD", 1235)]
    [InlineData("0.004", "EUR", 0)]
    public void Of_WhenAmountIsBetweenMinorUnits_RoundsHalfAwayFromZero(string amount, string currency, long minorUnits) =>
        Assert.Equal(minorUnits, Money.Of(decimal.Parse(amount, CultureInfo.InvariantCulture), currency).MinorUnits);

    [Theory]
    [InlineData("eur")]
    [InlineData("EURO")]
    [InlineData("")]
    public void Of_WhenCurrencyIsNoCode_Refuses(string currency) => Assert.Throws<ArgumentException>(() => Money.Of(1, currency));

    [Fact]
    public void Add_WhenCurrenciesDiffer_Refuses() => Assert.Throws<InvalidOperationException>(() => Money.Of(1, "EUR") + Money.Of(1, "USD"));

    [Fact]
    public void Add_WhenSumDoesNotFit_Throws() => Assert.Throws<OverflowException>(() => new Money(long.MaxValue, "EUR") + new Money(1, "EUR"));

    [Property]
    public Property Add_InAnyOrder_GivesTheSameSum(int a, int b, int c)
    {
        (Money x, Money y, Money z) = (new(a, "EUR"), new(b, "EUR"), new(c, "EUR"));
        return ((x + y) + z == x + (y + z) && x + y == y + x && x - x == Money.Zero("EUR")).ToProperty();
    }

    [Property]
    public Property SplitInto_WhateverTheParts_LosesNoCentAndIsFair(long minorUnits, PositiveInt parts)
    {
        int count = (parts.Get % 50) + 1;
        IReadOnlyList<Money> shares = new Money(minorUnits / 100, "EUR").SplitInto(count);
        return (shares.Count == count
            && Money.Sum(shares, "EUR").MinorUnits == minorUnits / 100
            && shares.Max(share => share.MinorUnits) - shares.Min(share => share.MinorUnits) <= 1).ToProperty();
    }

    [Theory]
    [InlineData(100, new long[] { 34, 33, 33 })]
    [InlineData(-100, new long[] { -34, -33, -33 })]
    public void SplitInto_WhenThereIsARemainder_GivesItToTheFirst(long minorUnits, long[] shares) =>
        Assert.Equal(shares, new Money(minorUnits, "EUR").SplitInto(3).Select(share => share.MinorUnits));

    [Property]
    public Property Json_WhateverTheAmount_ReadsWhatItWrote(int minorUnits, byte currency)
    {
        Money money = new(minorUnits, new[] { "EUR", "JPY", "KWD", "CLF" }[currency % 4]);
        return (JsonSerializer.Deserialize<Money>(JsonSerializer.Serialize(money)) == money).ToProperty();
    }

    [Theory]
    [InlineData("EUR", """{"amount":9269.00,"currency":"EUR"}""")]
    [InlineData("JPY", """{"amount":9269,"currency":"JPY"}""")]
    [InlineData("KWD", """{"amount":9269.000,"currency":"KWD"}""")]
    public void Json_WhenWritten_ShowsTheCurrencysDigits(string currency, string json) =>
        Assert.Equal(json, JsonSerializer.Serialize(Money.Of(9269m, currency)));

    [Theory]
    [InlineData("""{"amount":1}""")]
    [InlineData("""{"amount":1,"currency":"euro"}""")]
    [InlineData("9269")]
    public void Json_WhenIncomplete_Refuses(string json) => Assert.Throws<JsonException>(() => JsonSerializer.Deserialize<Money>(json));

    [Fact]
    public void ToString_InEachLanguage_ReadsAsPeopleWriteIt()
    {
        var money = Money.Of(9269m, "EUR");
        Assert.Equal("9.269,00 €", money.ToString(CultureInfo.GetCultureInfo("de-DE")));
        Assert.Equal("€9,269.00", money.ToString(CultureInfo.GetCultureInfo("en-GB")));
        Assert.Equal("9,269.00 EUR", $"{money}");
    }
}
