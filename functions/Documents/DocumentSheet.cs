using System.Globalization;

namespace LeadToCash.Documents;

/// <summary>
/// A document in the words and figures of its language, in reading order. The PDF and the page write these texts and compute nothing, so
/// they can't differ.
/// </summary>
public sealed record DocumentSheet
{
    /// <summary>Language and formats.</summary>
    public required CultureInfo Culture { get; init; }

    /// <summary>What it is and its number: Angebot Q-2026-00042.</summary>
    public required string Title { get; init; }

    /// <summary>Date of the document.</summary>
    public required DateOnly Date { get; init; }

    /// <summary>Who writes it.</summary>
    public required SheetSender Sender { get; init; }

    /// <summary>The recipient's address, line by line.</summary>
    public required IReadOnlyList<string> Address { get; init; }

    /// <summary>What stands beside the address.</summary>
    public required IReadOnlyList<SheetFact> Facts { get; init; }

    /// <summary>Salutation and the paragraphs before the lines.</summary>
    public required IReadOnlyList<string> Opening { get; init; }

    /// <summary>The lines with their totals, or null.</summary>
    public SheetTable? Table { get; init; }

    /// <summary>Paragraphs after the totals.</summary>
    public required IReadOnlyList<string> Closing { get; init; }

    /// <summary>Headings with texts.</summary>
    public required IReadOnlyList<SheetFact> Terms { get; init; }

    /// <summary>Transfer with its code, or null.</summary>
    public SheetPayment? Payment { get; init; }

    /// <summary>The end of the letter, or null.</summary>
    public SheetSignature? Signature { get; init; }

    /// <summary>Hash of the content, for the foot of each page, or null.</summary>
    public string? ContentHash { get; init; }

    /// <summary>Format of "page 1 of 3".</summary>
    public required string PageFormat { get; init; }
}

/// <summary>Our company on paper.</summary>
/// <param name="Name">Name with legal form.</param>
/// <param name="Letterhead">Address and ways to reach us, line by line.</param>
/// <param name="ReturnAddress">All in one line, for the window.</param>
/// <param name="Footer">Columns of lines: address, register, bank.</param>
public sealed record SheetSender(string Name, IReadOnlyList<string> Letterhead, string ReturnAddress, IReadOnlyList<IReadOnlyList<string>> Footer);

/// <summary>A label with a text.</summary>
/// <param name="Label">A few words.</param>
/// <param name="Text">What is said under them.</param>
public sealed record SheetFact(string Label, string Text);

/// <summary>A transfer with its code.</summary>
/// <param name="Heading">What to do.</param>
/// <param name="Hint">How.</param>
/// <param name="Facts">What the code says, for people.</param>
/// <param name="Alternative">What the code is, for who doesn't see it.</param>
/// <param name="Code">The code, row by row; true is dark. The quiet zone is not in it.</param>
public sealed record SheetPayment(string Heading, string Hint, IReadOnlyList<SheetFact> Facts, string Alternative, IReadOnlyList<IReadOnlyList<bool>> Code);

/// <summary>The end of the letter.</summary>
/// <param name="Regards">The complimentary close.</param>
/// <param name="Lines">Who signs for us.</param>
/// <param name="CustomerText">What the customer signs, or null.</param>
/// <param name="CustomerLine">What stands under the customer's line.</param>
public sealed record SheetSignature(string Regards, IReadOnlyList<string> Lines, string? CustomerText, string CustomerLine);
