namespace LeadToCash.Documents;

/// <summary>Lines that belong together.</summary>
/// <param name="Title">Heading, or null.</param>
/// <param name="Lines">In order.</param>
public sealed record DocumentGroup(string? Title, IReadOnlyList<DocumentLine> Lines);

/// <summary>A line of a document.</summary>
public sealed record DocumentLine
{
    /// <summary>Position as people name it: 1, or 2.1.</summary>
    public required string Position { get; init; }

    /// <summary>Item number.</summary>
    public required string ItemNumber { get; init; }

    /// <summary>Name, in the document's language.</summary>
    public required string Name { get; init; }

    /// <summary>More about it; line breaks are kept.</summary>
    public string? Description { get; init; }

    /// <summary>What was chosen.</summary>
    public IReadOnlyList<DocumentOption> Options { get; init; } = [];

    /// <summary>How much, in <see cref="Unit"/>.</summary>
    public required decimal Quantity { get; init; }

    /// <summary>UN/ECE Recommendation 20: C62 for pieces, HUR for hours, MON for months.</summary>
    public required string Unit { get; init; }

    /// <summary>The price; null on a document without prices.</summary>
    public LinePrice? Price { get; init; }

    /// <summary>An alternative to another line: shown with its price, not in any total.</summary>
    public bool Alternative { get; init; }
}

/// <summary>An option that was chosen.</summary>
/// <param name="Name">What could be chosen: seal.</param>
/// <param name="Value">What was: type C.</param>
/// <param name="Surcharge">Net per unit, contained in the unit price; null when it costs nothing.</param>
public sealed record DocumentOption(string Name, string Value, Money? Surcharge = null);

/// <summary>The price of a line.</summary>
/// <param name="UnitPrice">Net per unit, before the discount that is shown.</param>
/// <param name="Net">Net of the line, after the discount.</param>
/// <param name="Discount">Discount on this line as shown; 0 % when the unit price holds it already.</param>
public sealed record LinePrice(Money UnitPrice, Money Net, Percentage Discount = default);
