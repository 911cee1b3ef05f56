using LeadToCash.Catalog;

namespace LeadToCash.OpportunityToQuote.Editor;

/// <summary>What the editor's page shows.</summary>
public sealed record EditorView
{
    /// <summary>The quote that is written; null while it is not saved yet.</summary>
    public Quote? Quote { get; init; }

    /// <summary>The draft as it was written.</summary>
    public required QuoteForm Form { get; init; }

    /// <summary>The revision that the page is about; 0 while it is not saved yet.</summary>
    public int Revision { get; init; }

    /// <summary>Names the new quote that the page makes.</summary>
    public string RequestId { get; init; } = "";

    /// <summary>What the draft comes to; null on an empty page.</summary>
    public QuotePreview? Preview { get; init; }

    /// <summary>What is wrong, by path.</summary>
    public IReadOnlyDictionary<string, string[]> Errors { get; init; } = new Dictionary<string, string[]>();

    /// <summary>Why what was clicked did not happen; null if it did.</summary>
    public string? Refusal { get; init; }

    /// <summary>Whether somebody else saved the draft meanwhile: saving again writes over that.</summary>
    public bool IsStale { get; init; }

    /// <summary>Whether whoever writes is not signed in by an address, so that he has to give one.</summary>
    public bool AsksForRequester { get; init; }

    /// <summary>What is sold, for the list of suggestions.</summary>
    public required IReadOnlyList<Product> Products { get; init; }

    /// <summary>Whether the quote has a newer version than the one that the draft was made from.</summary>
    public bool IsOutdated => Quote is { Draft: not null } quote && DraftDocument.IsOutdatedIn(quote);

    /// <summary>The lines of the form, and an empty one to go on with; each has a name.</summary>
    public IReadOnlyList<QuoteFormLine> Lines()
    {
        QuoteFormLine[] lines = [.. Form.Lines, .. Form.Lines.Any(WrittenDraft.IsBlank) ? Array.Empty<QuoteFormLine>() : [new QuoteFormLine("", "")]];
        IReadOnlyList<RequestedLine> names = RequestedLines.Named([.. lines.Select(line => new RequestedLine("", 0) { Line = line.Line.Length > 0 ? line.Line : null })]);
        return [.. lines.Zip(names, (line, name) => line with { Line = name.Line! })];
    }
}
