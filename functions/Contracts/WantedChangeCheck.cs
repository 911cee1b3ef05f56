using LeadToCash.Catalog;
using LeadToCash.Mail;
using LeadToCash.OpportunityToQuote;

namespace LeadToCash.Contracts;

/// <summary>Checks a change that is asked for, and makes a request for a quote of it.</summary>
public sealed class WantedChangeCheck(ProductCatalog catalog)
{
    private const int MaximumLines = 100;
    private const int MaximumMonths = 120;
    private const int LongestReason = 500;
    private const int LongestRequestId = 200;
    private const decimal MaximumQuantity = 10_000;

    /// <summary>What is wrong, by field.</summary>
    internal Dictionary<string, string[]> Check(WantedChange wanted)
    {
        Dictionary<string, string[]> errors = [];
        ContractChangeKind? kind = wanted.ChangeKind();
        Require(kind is not null, "kind", "Write extend, change or cancel.");
        Require(kind != ContractChangeKind.Extension || wanted.Months is >= 1 and <= MaximumMonths, "months", $"Write 1 to {MaximumMonths}.");
        Require(kind != ContractChangeKind.Lines || wanted.Lines is { Count: > 0 }, "lines", "Write all lines that run from then on.");
        Require(wanted.From is null || wanted.From.Value.Year < 2200, "from", "Write a date.");
        Require(wanted.Lines is null or { Count: <= MaximumLines }, "lines", $"Write at most {MaximumLines} lines.");
        Require(wanted.DiscountPercent is >= 0 and <= 99, "discountPercent", "Write 0 to 99.");
        Require(wanted.Reason is null or { Length: <= LongestReason }, "reason", $"Write at most {LongestReason} characters.");
        Require(wanted.RequestId is null or { Length: <= LongestRequestId }, "requestId", $"Write at most {LongestRequestId} characters.");
        Require(wanted.Requester is null || MailAddresses.IsOne(wanted.Requester), "requester", "Write an e-mail address.");
        foreach ((int index, WantedLine line) in (wanted.Lines ?? []).Index())
        {
            Require(catalog.Find(line.Sku ?? "") is not null, $"lines[{index}].sku", $"The item '{line.Sku}' is not sold.");
            Require(line.Quantity is > 0 and <= MaximumQuantity, $"lines[{index}].quantity", $"Write a number above 0, at most {MaximumQuantity}.");
        }

        return errors;

        void Require(bool holds, string field, string sentence)
        {
            if (!holds)
            {
                errors.TryAdd(field, [sentence]);
            }
        }
    }

    /// <summary>The request; what the contract says is filled in when it is opened.</summary>
    internal QuoteRequest RequestOf(Contract contract, WantedChange wanted, string requester) => new()
    {
        Source = QuoteSource.Sales,
        Customer = contract.Customer,
        Requester = requester,
        Lines = Lines(contract, wanted),
        Discount = wanted.ChangeKind() == ContractChangeKind.Cancellation ? default : new Percentage(wanted.DiscountPercent),
        Terms = wanted.ChangeKind() == ContractChangeKind.Extension
            ? new QuoteTerms(Extension: new ContractExtension(contract.Number, contract.Term.End ?? contract.Start, wanted.Months!.Value))
            : new QuoteTerms(Change: new ContractChange(contract.Number, contract.Revision, wanted.ChangeKind()!.Value, wanted.From, wanted.Reason)),
    };

    /// <summary>What is extended runs on as it will then be; what is cancelled is as it is.</summary>
    private IReadOnlyList<RequestedLine> Lines(Contract contract, WantedChange wanted) => wanted.Lines is { } lines && wanted.ChangeKind() != ContractChangeKind.Cancellation
        ? [.. lines.Select(line => new RequestedLine(catalog.Find(line.Sku)!.Sku, line.Quantity))]
        : [.. contract.LinesOn(contract.Term.End?.AddDays(1) ?? DateOnly.MaxValue).Select(line => new RequestedLine(line.Sku, line.Quantity))];
}
