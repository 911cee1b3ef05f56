using LeadToCash.Calendar;
using LeadToCash.Dunning;

namespace LeadToCash.Tests.Dunning;

/// <summary>The files of rates and levels that ship.</summary>
public sealed class DunningFilesTests
{
    private static readonly string Folder = Path.Combine(Path.GetDirectoryName(typeof(DunningFiles).Assembly.Location)!, "Dunning");
    private static readonly LatePaymentLaw Law = DunningFiles.LoadLaw(Path.Combine(Folder, "late-payment-de.json"));
    private static readonly BusinessCalendar Bavaria = new BusinessCalendars(new CalendarOptions(), Path.Combine(Folder, "..", "Calendar", "public-holidays-de.csv")).Own;

    [Fact]
    [Trait("Scenario", "F12")]
    public void Interest_ByTheShippedRatesAndHolidays_Is281Euros08()
    {
        Claim claim = new()
        {
            Id = "RE-2025-00007",
            Amount = Money.Of(11_900, "EUR"),
            Debtor = DebtorKind.Business,
            AroseOn = new DateOnly(2025, 5, 2),
            DueDate = new DateOnly(2025, 6, 10),
            DueDateIsAgreed = true,
        };

        ClaimStatement statement = ClaimAccount.On(claim, Law, Bavaria, new DateOnly(2025, 8, 31));
        Assert.Equal([Money.Of(73.49m, "EUR"), Money.Of(207.59m, "EUR")], statement.Rows.Select(row => row.Interest));
        Assert.Equal(new OpenAmounts(Money.Of(40, "EUR"), Money.Of(281.08m, "EUR"), Money.Of(11_900, "EUR")), statement.Open);
    }

    [Theory]
    [InlineData("2022-12-31", "-0.88")]
    [InlineData("2023-01-01", "1.62")]
    [InlineData("2024-06-30", "3.62")]
    [InlineData("2026-06-30", "1.27")]
    public void BaseRate_AsShipped_IsThatOfTheHalfYear(string day, string rate) =>
        Assert.Equal(new Percentage(decimal.Parse(rate, System.Globalization.CultureInfo.InvariantCulture)), Law.BaseRateOn(DateOnly.Parse(day)));

    [Fact]
    public void BaseRate_ThatIsNotAnnouncedToUs_IsRefused() => Assert.Throws<BaseRateMissingException>(() => Law.BaseRateOn(new DateOnly(2026, 7, 1)));

    [Fact]
    public void Levels_AsShipped_AreKnownByGroup()
    {
        DunningPolicy policy = DunningFiles.LoadPolicy(Path.Combine(Folder, "dunning-schemes.json"));

        Assert.Equal(3, policy.Of("standard", new DateOnly(2025, 6, 10)).Levels.Count);
        Assert.All(policy.Of("key-account", new DateOnly(2025, 6, 10)).Levels, level => Assert.True(level.BusinessDays));
    }

    [Theory]
    [InlineData("""{"terms":[],"baseRates":[]}""")]
    [InlineData("""{"baseRates":[{"validFrom":"2025-01-01","rate":2.27,"source":"x"}]}""")]
    [InlineData("""{"terms":[{"validFrom":"2014-07-29","consumerPoints":5,"businessPoints":9,"flatFee":{"amount":40,"currency":"EUR"},"daysUntilDefault":30,"source":"x"}],"baseRates":[{"validFrom":"2025-01-01","source":"x"}]}""")]
    [InlineData("""{"terms":[{"validFrom":"2014-07-29","consumerPoints":5,"businessPoints":9,"flatFee":{"amount":40,"currency":"EUR"},"daysUntilDefault":30,"source":"x"}],"baseRates":[{"validFrom":"2025-02-01","rate":2.27,"source":"x"}]}""")]
    public void Law_WithAFigureMissingOrOdd_IsRefused(string text)
    {
        string path = Path.Combine(Path.GetTempPath(), $"law-{Guid.NewGuid():N}.json");
        File.WriteAllText(path, text);
        try
        {
            Assert.Contains(path, Assert.Throws<InvalidDataException>(() => DunningFiles.LoadLaw(path)).Message, StringComparison.Ordinal);
        }
        finally
        {
            File.Delete(path);
        }
    }
}
