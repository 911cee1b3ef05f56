using LeadToCash.Cases;
using LeadToCash.Dunning;

namespace LeadToCash.OrderToCash;

/// <summary>The rules of what stops the pursuit of an invoice: disputes, instalments, others who pursue it, people who hold its letters.</summary>
internal static class Pursuing
{
    private static readonly Decision<InvoiceEvent> Nothing = Decision<InvoiceEvent>.Accept();

    public static Decision<InvoiceEvent> Decide(Invoice invoice, InvoiceCommand command, DateTimeOffset at) => command switch
    {
        InvoiceCommand.EndDispute end => End(invoice, end),
        InvoiceCommand.ReleaseLetters release => Decision<InvoiceEvent>.Accept(
            [.. invoice.Holds.Where(hold => release.HoldId is null || hold.HoldId == release.HoldId).Select(hold => new LettersReleased(hold.HoldId, release.By, at))]),
        _ when invoice.Open.IsZero => Decision<InvoiceEvent>.Refuse("invoice-settled", $"Nothing is open of invoice {invoice.Number}."),
        InvoiceCommand.Dispute dispute => Dispute(invoice, dispute),
        InvoiceCommand.AgreeInstalments agree => Agree(invoice, agree),
        InvoiceCommand.HoldLetters hold => invoice.Holds.Any(known => known.HoldId == hold.HoldId)
            ? Nothing
            : Decision<InvoiceEvent>.Accept(new LettersHeld(new LetterHold(hold.HoldId, hold.Level, hold.Until, hold.Reason, hold.By, at))),
        InvoiceCommand.HandOver over => invoice.HandedOver is not null ? Nothing : Decision<InvoiceEvent>.Accept(new InvoiceHandedOver(over.To, over.By, at)),
        _ => throw new InvalidOperationException($"{command.GetType().Name} does not stop a pursuit."),
    };

    private static Decision<InvoiceEvent> Dispute(Invoice invoice, InvoiceCommand.Dispute dispute) =>
        invoice.Disputes.Any(known => known.DisputeId == dispute.DisputeId) ? Nothing
        : dispute.Amount is { } amount && (amount.Currency != invoice.Gross.Currency || amount.MinorUnits <= 0 || amount > invoice.Gross)
            ? Decision<InvoiceEvent>.Refuse("dispute-amount", $"Of invoice {invoice.Number} between nothing and {invoice.Gross} can be disputed.")
        : dispute.From < invoice.Date ? Decision<InvoiceEvent>.Refuse("dispute-early", $"Invoice {invoice.Number} is of {invoice.Date:yyyy-MM-dd}; it can't be disputed before.")
        : Decision<InvoiceEvent>.Accept(new InvoiceDisputed(dispute.DisputeId, dispute.From, dispute.Amount, dispute.Reason, dispute.By));

    private static Decision<InvoiceEvent> End(Invoice invoice, InvoiceCommand.EndDispute end) => invoice.Disputes.FirstOrDefault(known => known.DisputeId == end.DisputeId) switch
    {
        null => Decision<InvoiceEvent>.Refuse("dispute-unknown", $"Invoice {invoice.Number} has no dispute '{end.DisputeId}'."),
        _ when invoice.DisputesEnded.Any(ended => ended.DisputeId == end.DisputeId) => Nothing,
        { } dispute when end.Until < dispute.From => Decision<InvoiceEvent>.Refuse("dispute-early", $"The dispute began on {dispute.From:yyyy-MM-dd}; it can't end before."),
        _ => Decision<InvoiceEvent>.Accept(new DisputeEnded(end.DisputeId, end.Until, end.WasRejected, end.By)),
    };

    private static Decision<InvoiceEvent> Agree(Invoice invoice, InvoiceCommand.AgreeInstalments agree)
    {
        IReadOnlyList<Instalment> all = agree.Plan.Instalments;
        bool holds = all.Count > 0 && all[0].Date >= agree.Plan.From && all.Zip(all.Skip(1)).All(pair => pair.First.Date < pair.Second.Date)
            && all.All(one => one.Amount.Currency == invoice.Gross.Currency && one.Amount.MinorUnits > 0);
        return invoice.Plans.Any(known => known.From == agree.Plan.From && known.Instalments.SequenceEqual(all)) ? Nothing
            : holds ? Decision<InvoiceEvent>.Accept(new InstalmentsAgreed(agree.Plan, agree.By))
            : Decision<InvoiceEvent>.Refuse("instalments-wrong", $"Instalments have rising dates from {agree.Plan.From:yyyy-MM-dd} on, and amounts above nothing in {invoice.Gross.Currency}.");
    }
}
