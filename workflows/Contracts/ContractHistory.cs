using System.Globalization;

namespace LeadToCash.Contracts;

/// <summary>What each event makes of a contract.</summary>
internal static class ContractHistory
{
    public static Contract Apply(Contract? contract, ContractEvent @event) => @event is ContractBegun begun ? Begun(begun) : Changed(contract!, @event);

    private static Contract Begun(ContractBegun begun) => new()
    {
        Number = begun.Number,
        Customer = begun.Customer,
        Owner = begun.Owner,
        Currency = begun.Currency,
        Start = begun.Start,
        Terms = begun.Terms,
        Term = begun.Term,
        Lines = begun.Lines,
        LinesFrom = begun.Start,
        Origin = begun.Origin,
        BilledUntil = begun.BilledUntil,
        History = [new ContractRecord(ContractRecordKind.Begun, begun.On, begun.Start, begun.Origin.QuoteId, begun.Origin.QuoteVersion)],
        Steps = begun.Origin.OrderId is null ? [] : [new ContractStep("begun", ContractStepKind.TellBegun, begun.Start)],
    };

    private static Contract Changed(Contract contract, ContractEvent @event) => @event switch
    {
        ContractReserved reserved => contract with { Reservation = new ContractReservation(reserved.QuoteId, reserved.QuoteVersion, reserved.Until) },
        ContractReleased => contract with { Reservation = null },
        ContractExtended extended => Extended(contract, extended),
        ContractChangeAgreed agreed => Agreed(contract, agreed),
        ContractChangeTookEffect change => TookEffect(contract, change),
        ContractCancelled cancelled => Cancelled(contract, cancelled),
        WithdrawalProposed proposed => Proposed(contract, proposed),
        CancellationWithdrawn withdrawn => Withdrawn(contract, withdrawn),
        ContractOwnerReminded reminded => (contract with { RemindedTerm = reminded.Term })
            .With(new ContractStep(string.Create(CultureInfo.InvariantCulture, $"remind-{reminded.LastNoticeDay:yyyyMMdd}"), ContractStepKind.RemindOwner, reminded.LastNoticeDay)),
        NoticeDayPassed passed => contract with { NoticePassedTerm = passed.Term },
        ContractRenewed renewed => (contract with { Term = renewed.Term, Revision = contract.Revision + 1 })
            .With(new ContractRecord(ContractRecordKind.Renewed, renewed.On, renewed.Term.From)),
        ContractEnded ended => Ended(contract, ended),
        ContractStepTaken taken => contract with { Steps = [.. contract.Steps.Where(step => step.Key != taken.Key)] },
        _ => contract,
    };

    private static Contract Extended(Contract contract, ContractExtended extended) =>
        (contract with { Term = extended.Term, Revision = contract.Revision + 1, Reservation = null, RemindedTerm = Reopened(contract.RemindedTerm, contract), NoticePassedTerm = Reopened(contract.NoticePassedTerm, contract) })
            .With(new ContractRecord(ContractRecordKind.Extended, extended.On, extended.EndsOn, extended.QuoteId, extended.QuoteVersion))
            .With(new ContractStep("extended-" + extended.QuoteId, ContractStepKind.TellExtended, extended.EndsOn));

    /// <summary>A longer term has another last day of notice, of which the owner is reminded again.</summary>
    private static int Reopened(int term, Contract contract) => Math.Min(term, contract.Term.Number - 1);

    private static Contract Agreed(Contract contract, ContractChangeAgreed agreed)
    {
        ScheduledChange change = agreed.Change;
        Contract changed = (contract with
        {
            Scheduled = [.. contract.Scheduled.Append(change).OrderBy(one => one.From)],
            Revision = agreed.IsPartOfExtension ? contract.Revision : contract.Revision + 1,
            Reservation = null,
        }).With(new ContractRecord(ContractRecordKind.ChangeAgreed, agreed.On, change.From, change.QuoteId, change.QuoteVersion));
        return agreed.IsPartOfExtension ? changed : changed.With(new ContractStep("change-" + change.QuoteId, ContractStepKind.TellChange, change.From));
    }

    private static Contract TookEffect(Contract contract, ContractChangeTookEffect effect)
    {
        ScheduledChange change = contract.Scheduled.First(one => one.QuoteId == effect.QuoteId);
        return (contract with
        {
            PastLines = change.From > contract.LinesFrom ? [.. contract.PastLines, new PastLines(contract.LinesFrom, change.From.AddDays(-1), contract.Lines)] : contract.PastLines,
            Lines = change.Lines,
            LinesFrom = change.From,
            Scheduled = [.. contract.Scheduled.Where(one => one.QuoteId != effect.QuoteId)],
        })
            .With(new ContractRecord(ContractRecordKind.ChangeTookEffect, effect.On, effect.From, change.QuoteId, change.QuoteVersion))
            .WithBilling(new ContractStep("billing-" + effect.QuoteId, ContractStepKind.ChangeBilling, effect.From));
    }

    private static Contract Cancelled(Contract contract, ContractCancelled cancelled)
    {
        ContractCancellation cancellation = cancelled.Cancellation;
        ContractStepKind kind = cancellation.By == ContractSide.Customer ? ContractStepKind.ConfirmCancellation : ContractStepKind.GiveNotice;
        return (contract with { Cancellation = cancellation, WithdrawalBy = null, Revision = contract.Revision + 1 })
            .With(new ContractRecord(ContractRecordKind.Cancelled, cancelled.On, cancellation.EffectiveOn, cancelled.QuoteId))
            .With(new ContractStep(Key("cancelled", contract.Revision + 1), kind, cancellation.EffectiveOn, cancellation.Reason));
    }

    private static Contract Proposed(Contract contract, WithdrawalProposed proposed) => (contract with { WithdrawalBy = proposed.By }).With(new ContractStep(
        Key("withdrawal", contract.Revision), proposed.By == ContractSide.Us ? ContractStepKind.OfferWithdrawal : ContractStepKind.ReportWithdrawal, contract.EndsOn));

    private static Contract Withdrawn(Contract contract, CancellationWithdrawn withdrawn) =>
        (contract with { Cancellation = null, WithdrawalBy = null, Revision = contract.Revision + 1 })
            .With(new ContractRecord(ContractRecordKind.CancellationWithdrawn, withdrawn.On))
            .With(new ContractStep(Key("withdrawn", contract.Revision + 1), ContractStepKind.TellWithdrawn, contract.Term.End));

    private static Contract Ended(Contract contract, ContractEnded ended) =>
        (contract with { EndedOn = ended.EndedOn, Scheduled = [], Reservation = null, WithdrawalBy = null, Revision = contract.Revision + 1 })
            .With(new ContractRecord(ContractRecordKind.Ended, ended.On, ended.EndedOn))
            .WithBilling(new ContractStep("end", ContractStepKind.EndBilling, ended.EndedOn))
            .With(new ContractStep("ended", ContractStepKind.TellEnded, ended.EndedOn));

    private static Contract With(this Contract contract, ContractRecord record) => contract with { History = [.. contract.History, record] };

    private static Contract With(this Contract contract, ContractStep step) => contract with { Steps = [.. contract.Steps, step] };

    /// <summary>Billing knows nothing of a contract that was taken over.</summary>
    private static Contract WithBilling(this Contract contract, ContractStep step) => contract.Origin.OrderId is null ? contract : contract.With(step);

    private static string Key(string what, int number) => string.Create(CultureInfo.InvariantCulture, $"{what}-{number}");
}
