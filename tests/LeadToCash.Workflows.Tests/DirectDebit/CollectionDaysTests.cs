using LeadToCash.Banking;
using LeadToCash.DirectDebit;

namespace LeadToCash.Workflows.Tests.DirectDebit;

public sealed class CollectionDaysTests
{
    [Theory]
    [InlineData("2026-03-16", "2026-03-02", 14, "2026-03-16")]
    [InlineData("2026-03-09", "2026-03-02", 14, "2026-03-16")]
    [InlineData("2026-03-09", "2026-03-02", 1, "2026-03-09")]
    [InlineData("2026-04-03", "2026-03-02", 14, "2026-04-07")] // Good Friday to the Tuesday after Easter
    [InlineData("2026-05-01", "2026-03-02", 14, "2026-05-04")]
    [InlineData("2026-12-25", "2026-12-01", 14, "2026-12-28")]
    public void Day_IsDueOrLater_OnATargetDay(string due, string announced, int notice, string expected) =>
        Assert.Equal(DateOnly.Parse(expected), CollectionDays.Of(DateOnly.Parse(due), DateOnly.Parse(announced), notice));

    [Theory]
    [InlineData("2026-03-11", "2026-03-12")]
    [InlineData("2026-03-13", "2026-03-16")]
    [InlineData("2026-03-14", "2026-03-17")] // handed in on Monday, a TARGET day before
    [InlineData("2026-04-02", "2026-04-07")]
    public void File_IsWithTheBankATargetDayBefore(string sent, string expected)
    {
        DateOnly earliest = CollectionDays.EarliestFor(DateOnly.Parse(sent));
        Assert.Equal(DateOnly.Parse(expected), earliest);
        Assert.True(TargetCalendar.IsBusinessDay(earliest));
    }
}
