namespace LeadToCash.Contracts;

/// <summary>What is due on a contract, and when something is due next.</summary>
internal static class ContractPursuit
{
    private const int MaximumEvents = 30;
    private static readonly TimeOnly ReminderTime = new(9, 0);

    /// <summary>What is due, in the order in which it would have happened on its days; what is left over when it is very much is due at once again.</summary>
    public static IReadOnlyList<ContractEvent> Due(Contract contract, ContractCommand.Pursue pursue, DateTimeOffset at)
    {
        List<ContractEvent> due = [];
        while (due.Count < MaximumEvents && !ContractDecisions.IsBusy(contract, at) && Next(contract, pursue) is { } @event)
        {
            due.Add(@event);
            contract = Contract.Apply(contract, @event);
        }

        return due;
    }

    /// <summary>The next local date and time at which something is due; null when nothing is.</summary>
    public static (DateOnly Date, TimeOnly Time)? NextAt(Contract contract)
    {
        if (contract.EndedOn is not null)
        {
            return null;
        }

        DateOnly? next = Earlier(contract.Scheduled.Count > 0 ? contract.Scheduled[0].From : null, DayAfter(contract));
        DateOnly? noticePassed = contract.NoticePassedTerm < contract.Term.Number ? contract.LastNoticeDay?.AddDays(1) : null;
        next = Earlier(next, noticePassed);
        DateOnly? remind = RemindOn(contract);
        return remind < next || (next is null && remind is not null) ? (remind!.Value, ReminderTime) : next is { } date ? (date, TimeOnly.MinValue) : null;
    }

    private static ContractEvent? Next(Contract contract, ContractCommand.Pursue pursue)
    {
        if (contract.EndedOn is not null)
        {
            return null;
        }

        DateOnly? change = contract.Scheduled.Count > 0 ? contract.Scheduled[0].From : null;
        DateOnly? after = DayAfter(contract);
        return change <= pursue.Today && !(after < change) && !(contract.FinalDay() < change)
                ? new ContractChangeTookEffect(contract.Scheduled[0].QuoteId, change!.Value, pursue.Today)
            : after <= pursue.Today ? AfterTheLastDay(contract, pursue.Today)
            : contract.LastNoticeDay is not { } last || contract.NoticePassedTerm >= contract.Term.Number ? null
            : last < pursue.Today ? new NoticeDayPassed(contract.Term.Number, last)
            : RemindOn(contract) is { } remind && (remind < pursue.Today || (remind == pursue.Today && pursue.Time >= ReminderTime))
                ? new ContractOwnerReminded(contract.Term.Number, last)
            : null;
    }

    private static ContractEvent AfterTheLastDay(Contract contract, DateOnly today) =>
        contract.FinalDay() is { } final && final < today && !(contract.Term.End < final)
            ? new ContractEnded(final, today)
            : Renewed(contract.Term.Next(contract.Terms)!, today);

    private static ContractRenewed Renewed(ContractTerm term, DateOnly today) => new(term, term.End, today);

    /// <summary>The day after the contract or its term ends, whichever is first; null when neither does.</summary>
    private static DateOnly? DayAfter(Contract contract) => Earlier(contract.FinalDay(), contract.Term.End)?.AddDays(1);

    /// <summary>When the owner is to be reminded in this term; null when he was, or there is nothing to remind of.</summary>
    private static DateOnly? RemindOn(Contract contract) =>
        contract.RemindedTerm < contract.Term.Number && contract.NoticePassedTerm < contract.Term.Number && contract.LastNoticeDay is { } last
            ? Later(last.AddDays(-contract.Terms.RemindDays), contract.Term.From)
            : null;

    private static DateOnly? Earlier(DateOnly? one, DateOnly? other) => one is null ? other : other is null || one < other ? one : other;

    private static DateOnly Later(DateOnly one, DateOnly other) => one > other ? one : other;
}
