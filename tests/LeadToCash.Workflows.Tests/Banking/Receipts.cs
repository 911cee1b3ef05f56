using LeadToCash.Banking;
using LeadToCash.Banking.Matching;

namespace LeadToCash.Workflows.Tests.Banking;

/// <summary>Receipts and invoices for tests of matching.</summary>
internal static class Receipts
{
    public static readonly DateOnly Day = new(2026, 3, 10);

    public static MatchingRule Rule { get; } = new()
    {
        ValidFrom = new(2020, 1, 1),
        PartialUpTo = new Percentage(90),
        ByAccountAndAmount = true,
        FeesUpTo = [Money.Of(30, "EUR")],
    };

    public static MovementEntry Of(decimal amount, string text = "") =>
        new() { Account = "DE02120300000000202051", BookedOn = Day, Amount = Money.Of(amount, "EUR"), Text = text, PartyIban = "DE89370400440532013000" };

    public static OpenInvoice Invoice(int number, decimal open, string customer = "k-1", decimal? gross = null) => new(
        $"i-{number}", $"RE-2026-{number:D5}", customer, new(2026, 3, 2), new DateOnly(2026, 3, 16).AddDays(number), Money.Of(gross ?? open, "EUR"), Money.Of(open, "EUR"));

    public static MatchQuestion Question(MovementEntry entry, params OpenInvoice[] named) =>
        new() { Entry = entry, Named = [.. named.Select(invoice => new NamedInvoice(invoice, IsSure: true))], Rule = Rule };
}
