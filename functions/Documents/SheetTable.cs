namespace LeadToCash.Documents;

/// <summary>The lines of a document with its totals.</summary>
public sealed record SheetTable
{
    /// <summary>What the table is, for who doesn't see it.</summary>
    public required string Label { get; init; }

    /// <summary>The columns that are shown, from left to right.</summary>
    public required IReadOnlyList<SheetColumn> Columns { get; init; }

    /// <summary>The groups.</summary>
    public required IReadOnlyList<SheetGroup> Groups { get; init; }

    /// <summary>What the lines come to; empty without prices.</summary>
    public required IReadOnlyList<SheetTotal> Totals { get; init; }

    /// <summary>Words that a law demands beside the taxes.</summary>
    public required IReadOnlyList<string> Notes { get; init; }

    /// <summary>Label of a sum at the end of a page and the start of the next.</summary>
    public required string CarryLabel { get; init; }
}

/// <summary>What a column shows.</summary>
public enum SheetColumnKind
{
    /// <summary>The position.</summary>
    Position,

    /// <summary>Name, item number, description and options.</summary>
    Item,

    /// <summary>Quantity with its unit.</summary>
    Quantity,

    /// <summary>Net of one unit.</summary>
    UnitPrice,

    /// <summary>Discount in percent.</summary>
    Discount,

    /// <summary>Net of the line.</summary>
    Net,
}

/// <summary>A column.</summary>
/// <param name="Kind">What it shows.</param>
/// <param name="Heading">What stands above it.</param>
public sealed record SheetColumn(SheetColumnKind Kind, string Heading);

/// <summary>Lines that belong together.</summary>
/// <param name="Title">Heading, or null.</param>
/// <param name="Rows">In order.</param>
/// <param name="Subtotal">What they come to, or null.</param>
public sealed record SheetGroup(string? Title, IReadOnlyList<SheetRow> Rows, SheetTotal? Subtotal);

/// <summary>A line.</summary>
public sealed record SheetRow
{
    /// <summary>Position.</summary>
    public required string Position { get; init; }

    /// <summary>Name.</summary>
    public required string Name { get; init; }

    /// <summary>Item number, description, options: paragraphs in small print.</summary>
    public required IReadOnlyList<string> Details { get; init; }

    /// <summary>Quantity with its unit.</summary>
    public required string Quantity { get; init; }

    /// <summary>Net of one unit; empty without prices.</summary>
    public string UnitPrice { get; init; } = "";

    /// <summary>Discount; empty for none.</summary>
    public string Discount { get; init; } = "";

    /// <summary>Net of the line, in brackets when it does not count; empty without prices.</summary>
    public string Net { get; init; } = "";

    /// <summary>Whether it is an alternative, which does not count.</summary>
    public bool Alternative { get; init; }

    /// <summary>Sum of all lines up to this one; empty without prices.</summary>
    public string Carry { get; init; } = "";

    /// <summary>The text of a column but the item's.</summary>
    public string Cell(SheetColumnKind column) => column switch
    {
        SheetColumnKind.Position => Position,
        SheetColumnKind.Quantity => Quantity,
        SheetColumnKind.UnitPrice => UnitPrice,
        SheetColumnKind.Discount => Discount,
        SheetColumnKind.Net => Net,
        _ => Name,
    };
}

/// <summary>A sum.</summary>
/// <param name="Label">What it is.</param>
/// <param name="Amount">How much.</param>
/// <param name="Strong">Whether it is one that people look for.</param>
public sealed record SheetTotal(string Label, string Amount, bool Strong = false);
