using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using LeadToCash.Calendar;

namespace LeadToCash.Tests.Calendar;

public sealed class BusinessCalendarTests
{
    /// <summary>Nuremberg around Whitsun 2026.</summary>
    internal static BusinessCalendar Bavaria { get; } = new("Europe/Berlin",
        [new DateOnly(2026, 1, 1), new DateOnly(2026, 4, 3), new DateOnly(2026, 4, 6), new DateOnly(2026, 5, 1), new DateOnly(2026, 5, 14), new DateOnly(2026, 5, 25), new DateOnly(2026, 12, 25), new DateOnly(2027, 1, 1)]);

    [Fact]
    [Trait("Scenario", "D9")]
    public void AddBusinessHours_OverWhitMonday_SkipsIt()
    {
        var friday = DateTimeOffset.Parse("2026-05-22T10:00+02:00");
        Assert.Equal(DateTimeOffset.Parse("2026-05-28T10:00+02:00"), Bavaria.AddBusinessHours(friday, 24));
        Assert.Equal(DateTimeOffset.Parse("2026-06-02T10:00+02:00"), Bavaria.AddBusinessHours(friday, 48));
        Assert.Equal(DateTimeOffset.Parse("2026-06-05T10:00+02:00"), Bavaria.AddBusinessHours(friday, 72));
    }

    [Theory]
    [InlineData("2026-05-22T20:00+02:00", "2026-05-26T10:00+02:00")] // after closing
    [InlineData("2026-05-23T12:00+02:00", "2026-05-26T10:00+02:00")] // Saturday
    [InlineData("2026-05-26T06:00+02:00", "2026-05-26T10:00+02:00")] // before opening
    [InlineData("2026-05-26T16:30+02:00", "2026-05-27T09:30+02:00")] // over night
    [InlineData("2026-03-27T16:30+01:00", "2026-03-30T09:30+02:00")] // over the start of summer time
    public void AddBusinessHours_WhenOfficeIsClosed_StartsWhenItOpens(string from, string expected) =>
        Assert.Equal(DateTimeOffset.Parse(expected), Bavaria.AddBusinessHours(DateTimeOffset.Parse(from), 1));

    [Property]
    public Property AddBusinessHours_WhateverTheStart_EndsInOpeningHoursAndNeverEarlier(ushort minutes, byte quarters)
    {
        DateTimeOffset from = new DateTimeOffset(2026, 4, 1, 0, 0, 0, TimeSpan.Zero).AddMinutes(minutes);
        double hours = (quarters + 1) / 4.0;
        DateTimeOffset end = Bavaria.AddBusinessHours(from, hours);
        TimeOnly local = Bavaria.TimeOf(end);
        bool open = Bavaria.IsWorkingDay(Bavaria.DateOf(end)) && local >= new TimeOnly(9, 0) && local <= new TimeOnly(17, 0);
        return (open && end - from >= TimeSpan.FromHours(hours)).ToProperty();
    }

    [Property]
    public Property AddBusinessHours_InTwoSteps_IsTheSameAsInOne(ushort minutes, byte first, byte second)
    {
        DateTimeOffset from = new DateTimeOffset(2026, 4, 1, 0, 0, 0, TimeSpan.Zero).AddMinutes(minutes);
        return (Bavaria.AddBusinessHours(from, first + second + 1) == Bavaria.AddBusinessHours(Bavaria.AddBusinessHours(from, first + 1), second)).ToProperty();
    }

    [Fact]
    public void At_InTheHourThatSummerTimeSkips_IsTheFirstInstantAfter() =>
        Assert.Equal(DateTimeOffset.Parse("2026-03-29T01:30Z"), Bavaria.At(new DateOnly(2026, 3, 29), new TimeOnly(2, 30)));

    [Theory]
    [InlineData("2026-05-22", 1, "2026-05-26")]
    [InlineData("2026-05-23", 1, "2026-05-26")]
    [InlineData("2026-12-31", 1, "2027-01-04")]
    public void AddWorkingDays_OverHolidays_SkipsThem(string from, int days, string expected) =>
        Assert.Equal(DateOnly.Parse(expected), Bavaria.AddWorkingDays(DateOnly.Parse(from), days));

    [Fact]
    public void SameOrNextWorkingDay_OnAHoliday_IsTheNext() => Assert.Equal(new DateOnly(2026, 5, 26), Bavaria.SameOrNextWorkingDay(new DateOnly(2026, 5, 25)));

    [Fact]
    public void IsWorkingDay_InAYearWithoutHolidays_SaysWhatToDo()
    {
        InvalidOperationException failure = Assert.Throws<InvalidOperationException>(() => Bavaria.IsWorkingDay(new DateOnly(2030, 5, 2)));
        Assert.Contains("2030", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Create_WhenDayClosesBeforeItOpens_Refuses() => Assert.Throws<ArgumentException>(
        () => new BusinessCalendar("Europe/Berlin", [new DateOnly(2026, 1, 1)], new TimeOnly(17, 0), new TimeOnly(9, 0)));
}
