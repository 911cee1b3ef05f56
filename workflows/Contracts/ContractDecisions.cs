using LeadToCash.Cases;
using LeadToCash.OpportunityToQuote;

namespace LeadToCash.Contracts;

/// <summary>What a contract allows.</summary>
internal static class ContractDecisions
{
    /// <summary>How long a contract waits for the acceptance of a quote that reserved it.</summary>
    public static readonly TimeSpan ReservedFor = TimeSpan.FromMinutes(5);

    public static readonly Decision<ContractEvent> Nothing = Decision<ContractEvent>.Accept();

    public static Decision<ContractEvent> Decide(Contract? contract, ContractCommand command, DateTimeOffset at) => (contract, command) switch
    {
        (null, ContractCommand.Begin begin) => Begin(begin),
        (null, _) => Refuse(ContractRefusals.Unknown, "There is no such contract."),
        (_, ContractCommand.Begin) => Nothing,
        (_, ContractCommand.Reserve reserve) => Reserve(contract, reserve, at),
        (_, ContractCommand.Release release) => contract.Reservation is { } held && held.QuoteId == release.QuoteId && held.QuoteVersion == release.QuoteVersion
            ? Decision<ContractEvent>.Accept(new ContractReleased(release.QuoteId, release.QuoteVersion))
            : Nothing,
        (_, ContractCommand.CarryOut carryOut) => CarryOut(contract, carryOut, at),
        (_, ContractCommand.Cancel cancel) => ContractNotices.Cancel(contract, cancel, at),
        (_, ContractCommand.WithdrawCancellation withdraw) => ContractNotices.Withdraw(contract, withdraw),
        (_, ContractCommand.Pursue pursue) => Decision<ContractEvent>.Accept(ContractPursuit.Due(contract, pursue, at)),
        (_, ContractCommand.NoteStep step) => contract.Steps.Any(open => open.Key == step.Key)
            ? Decision<ContractEvent>.Accept(new ContractStepTaken(step.Key, step.Reference))
            : Nothing,
        _ => throw new InvalidOperationException($"A contract does not know the command {command.GetType().Name}."),
    };

    public static Decision<ContractEvent> Refuse(string code, string reason) => Decision<ContractEvent>.Refuse(code, reason);

    /// <summary>Whether another quote's acceptance has to be waited for.</summary>
    public static bool IsBusy(Contract contract, DateTimeOffset at, string? quoteId = null) =>
        contract.Reservation is { } held && held.Until > at && held.QuoteId != quoteId;

    /// <summary>Why a quote about the contract can't be made or accepted; null when it can.</summary>
    public static Refusal? Objection(Contract contract, ContractChange change) => contract switch
    {
        { EndedOn: { } ended } => new(ContractRefusals.Ended, $"Contract {contract.Number} ended on {ended:yyyy-MM-dd}."),
        { Cancellation: { } cancellation } => new(
            ContractRefusals.Cancelled, $"Contract {contract.Number} was cancelled on {cancellation.ReceivedOn:yyyy-MM-dd} and ends on {cancellation.EffectiveOn:yyyy-MM-dd}."),
        _ when change.Revision != contract.Revision => new(ContractRefusals.Changed, $"Contract {contract.Number} has changed since this quote was made: {LastChange(contract)}"),
        { Term.Indefinite: true } when change.Kind == ContractChangeKind.Extension => new(
            ContractRefusals.Indefinite, $"Contract {contract.Number} runs until it is cancelled; there is no end that could be extended."),
        _ => null,
    };

    private static string LastChange(Contract contract)
    {
        ContractRecord last = contract.History[^1];
        string what = last.Kind switch
        {
            ContractRecordKind.Extended => "it was extended",
            ContractRecordKind.ChangeAgreed => "other lines were agreed",
            ContractRecordKind.CancellationWithdrawn => "a notice was withdrawn",
            ContractRecordKind.Renewed => "a new term began",
            _ => "it was changed",
        };
        return contract.EndsOn is { } end ? $"{what} on {last.On:yyyy-MM-dd}, and it runs until {end:yyyy-MM-dd}." : $"{what} on {last.On:yyyy-MM-dd}, and it runs until it is cancelled.";
    }

    private static Decision<ContractEvent> Begin(ContractCommand.Begin begin) => begin.Lines.Count == 0
        ? Refuse("contract-empty", "A contract has at least one line.")
        : Decision<ContractEvent>.Accept(new ContractBegun(
            begin.Number, begin.Customer, begin.Owner, begin.Currency, begin.Start, begin.Terms, begin.Term, begin.Lines, begin.Origin, begin.Today)
        {
            BilledUntil = begin.BilledUntil,
        });

    private static Decision<ContractEvent> Reserve(Contract contract, ContractCommand.Reserve reserve, DateTimeOffset at)
    {
        if (IsDone(contract, reserve.QuoteId))
        {
            return Nothing;
        }

        if (Objection(contract, reserve.Change) is { } objection)
        {
            return Refuse(objection.Code, objection.Reason);
        }

        return IsBusy(contract, at, reserve.QuoteId)
            ? Busy(contract)
            : Decision<ContractEvent>.Accept(new ContractReserved(reserve.QuoteId, reserve.QuoteVersion, at + ReservedFor));
    }

    /// <summary>Another quote is being accepted at this moment; ask again.</summary>
    public static Decision<ContractEvent> Busy(Contract contract) =>
        Refuse(ContractRefusals.Busy, $"A quote about contract {contract.Number} is being accepted at this moment; try again in a minute.");

    private static Decision<ContractEvent> CarryOut(Contract contract, ContractCommand.CarryOut carryOut, DateTimeOffset at)
    {
        if (IsDone(contract, carryOut.QuoteId))
        {
            return Nothing;
        }

        if (Objection(contract, carryOut.Change) is { } objection)
        {
            return Refuse(objection.Code, objection.Reason);
        }

        return IsBusy(contract, at, carryOut.QuoteId) ? Busy(contract)
            : carryOut.Lines.Count == 0 ? Refuse("contract-empty", $"Nothing would be left of contract {contract.Number}; cancel it instead.")
            : Decision<ContractEvent>.Accept(carryOut.Months is { } months ? Extend(contract, carryOut, months) : Change(contract, carryOut));
    }

    private static IReadOnlyList<ContractEvent> Extend(Contract contract, ContractCommand.CarryOut carryOut, int months)
    {
        DateOnly before = contract.Term.End!.Value;
        ContractTerm term = contract.Term.ExtendedBy(months);
        ContractExtended extended = new(carryOut.QuoteId, carryOut.QuoteVersion, months, term, before, term.End!.Value, carryOut.Today);
        DateOnly from = before.AddDays(1);
        return AreSame(contract.LinesOn(from), carryOut.Lines)
            ? [extended]
            : [extended, new ContractChangeAgreed(new ScheduledChange(carryOut.QuoteId, carryOut.QuoteVersion, from, carryOut.Lines), carryOut.Today, IsPartOfExtension: true)];
    }

    /// <summary>What was agreed too late for its date takes effect on the next one that the terms allow.</summary>
    private static IReadOnlyList<ContractEvent> Change(Contract contract, ContractCommand.CarryOut carryOut)
    {
        DateOnly from = carryOut.Change.From is { } agreed && agreed >= carryOut.Today ? agreed : ChangeDates.Earliest(contract, carryOut.Lines, carryOut.Today);
        ContractChangeAgreed change = new(new ScheduledChange(carryOut.QuoteId, carryOut.QuoteVersion, from, carryOut.Lines), carryOut.Today);
        return from <= carryOut.Today ? [change, new ContractChangeTookEffect(carryOut.QuoteId, from, carryOut.Today)] : [change];
    }

    private static bool IsDone(Contract contract, string quoteId) => contract.History.Any(record => record.QuoteId == quoteId);

    private static bool AreSame(IReadOnlyList<ContractLine> before, IReadOnlyList<ContractLine> after) =>
        before.Count == after.Count && before.Zip(after).All(pair => pair.First.IsSameAs(pair.Second));
}
