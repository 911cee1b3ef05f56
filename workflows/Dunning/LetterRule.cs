using LeadToCash.Calendar;

namespace LeadToCash.Dunning;

/// <summary>Decides which letter is due for a claim. Pure, so a run may be repeated at any time and gives the same letter with the same key.</summary>
public static class LetterRule
{
    /// <summary>What is to be sent on a day. After a downtime only the latest level that is due is sent, never two.</summary>
    /// <param name="claim">The claim.</param>
    /// <param name="statement">The claim as of <paramref name="today"/>.</param>
    /// <param name="scheme">Levels of the customer's group.</param>
    /// <param name="sent">Letters that went out for this claim, in any order.</param>
    /// <param name="calendar">Working days on which letters go out.</param>
    /// <param name="today">Local day.</param>
    /// <exception cref="InvalidOperationException">The holidays of a year are not loaded.</exception>
    public static NextLetter Of(
        Claim claim, ClaimStatement statement, DunningScheme scheme, IReadOnlyList<SentLetter> sent, BusinessCalendar calendar, DateOnly today)
    {
        if (statement.Open.Total <= scheme.Minimum)
        {
            return new NextLetter.None(NoLetterReason.NothingToAsk);
        }

        Pauses pauses = new(claim, calendar, today);
        if (pauses.Stopping(today) is { } pause)
        {
            return new NextLetter.None(pause.Reason == PauseReason.Dispute ? NoLetterReason.Disputed : NoLetterReason.PaymentPlan);
        }

        SentLetter? last = sent.MaxBy(letter => (letter.Level, letter.Date));
        DunningLevel[] open = [.. scheme.Levels.Where(level => level.Level > (last?.Level ?? 0))];
        if (open.Length == 0)
        {
            return new NextLetter.None(NoLetterReason.AllSent);
        }

        LetterDates dates = new(statement.DueDate, last?.Date, pauses, calendar);
        PlannedLetter[] planned = [.. open.Select(level => new PlannedLetter(level, dates.Of(level)))];
        int latest = calendar.IsWorkingDay(today) ? Array.FindLastIndex(planned, one => one.On <= today) : -1;
        return latest >= 0 ? Due(claim, statement, planned[..(latest + 1)], latest + 1 < planned.Length ? planned[latest + 1].On : null) : Later(planned, calendar.SameOrNextWorkingDay(today.AddDays(1)));
    }

    private static NextLetter.Due Due(Claim claim, ClaimStatement statement, PlannedLetter[] due, DateOnly? replacedOn) => new(
        $"{claim.Id}/{due[^1].Level.Level}", due[^1].Level, due[^1].On, [.. due[..^1].Select(one => one.Level.Level)], statement.Default is null ? null : due[^1].Level.Fee, replacedOn);

    /// <summary>The letter that comes next if nothing happens: of several that fall on one day, the last.</summary>
    private static NextLetter.Later Later(PlannedLetter[] planned, DateOnly earliest)
    {
        DateOnly on = planned[0].On > earliest ? planned[0].On : earliest;
        return new NextLetter.Later(Array.FindLast(planned, one => one.On <= on)!.Level, on);
    }

    private sealed record PlannedLetter(DunningLevel Level, DateOnly On);
}
