using LeadToCash.Customers;

namespace LeadToCash.OrderToCash;

/// <summary>A bill of an order or contract that is on a collective invoice.</summary>
public sealed record CollectedBill
{
    /// <summary>Case id that its own invoice would have had.</summary>
    public required string BillId { get; init; }

    /// <summary>Which kind of case decided it: one of <see cref="BillOrigins"/>.</summary>
    public required string Origin { get; init; }

    /// <summary>That case.</summary>
    public required string OriginId { get; init; }

    /// <summary>Number of the order or contract.</summary>
    public required string Number { get; init; }

    /// <summary>Local day by which it was collected.</summary>
    public required DateOnly Day { get; init; }

    /// <summary>Index of its first line on the invoice, from 1.</summary>
    public required int FirstLine { get; init; }

    /// <summary>How many lines it has.</summary>
    public required int Lines { get; init; }

    /// <summary>What it comes to, tax included.</summary>
    public required Money Gross { get; init; }

    /// <summary>Where it went, if not to the invoice's address.</summary>
    public PostalAddress? SuppliedTo { get; init; }

    /// <summary>Whether a line of the invoice is of it.</summary>
    /// <param name="line">Index, from 1.</param>
    public bool Has(int line) => line >= FirstLine && line < FirstLine + Lines;
}
