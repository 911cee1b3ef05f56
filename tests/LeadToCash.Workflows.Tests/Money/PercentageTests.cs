using System.Globalization;
using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;

namespace LeadToCash.Tests.Amounts;

public sealed class PercentageTests
{
    [Fact]
    public void Of_WhenRateOfAnAmount_RoundsOnce() => Assert.Equal(Money.Of(1761.11m, "EUR"), new Percentage(19).Of(Money.Of(9269m, "EUR")));

    [Fact]
    public void Of_WhenPartOfAWhole_RoundsToATenth() => Assert.Equal(new Percentage(14.8m), Percentage.Of(Money.Of(546m, "EUR"), Money.Of(3696m, "EUR")));

    [Fact]
    public void Of_WhenWholeIsNothing_IsZero() => Assert.Equal(default, Percentage.Of(Money.Of(1, "EUR"), Money.Zero("EUR")));

    [Property]
    public Property Of_WhenRateGrows_NeverShrinksTheAmount(PositiveInt amount, byte low, byte more)
    {
        Money money = new(amount.Get, "EUR");
        return (new Percentage(low).Of(money) <= new Percentage(low + more).Of(money)).ToProperty();
    }

    [Fact]
    public void Json_IsTheNumber()
    {
        Assert.Equal("12.5", JsonSerializer.Serialize(new Percentage(12.5m)));
        Assert.Equal(new Percentage(12.5m), JsonSerializer.Deserialize<Percentage>("12.5"));
        Assert.Throws<JsonException>(() => JsonSerializer.Deserialize<Percentage>("\"12.5\""));
    }

    [Fact]
    public void ToString_InEachLanguage_ReadsAsPeopleWriteIt()
    {
        Assert.Equal("12,5 %", new Percentage(12.5m).ToString(CultureInfo.GetCultureInfo("de-DE")));
        Assert.Equal("19 %", $"{new Percentage(19.00m)}");
    }
}
