using LeadToCash.Cases;
using Microsoft.AspNetCore.Http;

namespace LeadToCash.OpportunityToQuote.Editor;

/// <summary>Carries out what the editor's buttons say. What was written is never lost: it is saved, or shown again with the reason why not.</summary>
public sealed class EditorDesk(QuoteDraftStore drafts, DraftCheck check, EditorPages pages)
{
    private const string Submit = "submit";
    private const string Show = "show";

    /// <summary>Begins a quote, and goes on with its draft.</summary>
    public async Task<IResult> BeginAsync(EditorFields fields, DraftWriter writer, CancellationToken cancellationToken)
    {
        Written written = Written.Of(fields);
        if (written.IsOnlyShown)
        {
            return await AgainAsync(null, written, writer, cancellationToken);
        }

        CaseOutcome<Quote, QuoteEvent> begun = await drafts.BeginAsync(fields.RequestId, written.Content, writer, cancellationToken);
        Quote quote = begun.State!;
        return !begun.Events.OfType<QuoteDraftOpened>().Single().Content.Equals(written.Content.Named())
            ? await pages.OfAsync(
                written.View(null) with { RequestId = Guid.NewGuid().ToString(), Refusal = $"This page made quote {quote.Number} already. Save it again to make another one." },
                written.Content, writer, StatusCodes.Status409Conflict, cancellationToken)
            : quote.Draft is null ? Results.Redirect(StaffQuotes.PathOf(quote.Id))
            : fields.Action == Submit ? await SubmitAsync(quote, written with { Revision = quote.Draft.Revision }, writer, cancellationToken)
            : Results.Redirect(Next(quote.Id, written));
    }

    /// <summary>Saves, submits, discards or only shows what was written into the draft of a quote.</summary>
    public Task<IResult> CarryOutAsync(Quote quote, EditorFields fields, DraftWriter writer, CancellationToken cancellationToken)
    {
        Written written = Written.Of(fields);
        return fields.Action == "discard" ? DiscardAsync(quote, written, writer, cancellationToken)
            : written.IsOnlyShown ? AgainAsync(quote, written, writer, cancellationToken)
            : fields.Action == Submit ? SubmitAsync(quote, written, writer, cancellationToken)
            : SaveAsync(quote, written, writer, cancellationToken);
    }

    private async Task<IResult> SaveAsync(Quote quote, Written written, DraftWriter writer, CancellationToken cancellationToken)
    {
        CaseOutcome<Quote, QuoteEvent> saved = await drafts.SaveAsync(quote, written.Revision, written.Content, written.From, writer, cancellationToken);
        return saved.Refusal is { } refusal ? await RefusedAsync(saved.State!, written, refusal, writer, cancellationToken) : Results.Redirect(Next(quote.Id, written));
    }

    /// <summary>Submits what is complete; what is not is saved, so that it can be completed later.</summary>
    private async Task<IResult> SubmitAsync(Quote quote, Written written, DraftWriter writer, CancellationToken cancellationToken)
    {
        if (quote.Draft?.Revision != written.Revision && await drafts.SubmittedAsync(quote.Id, written.Revision, written.Content, cancellationToken) is not null)
        {
            return Results.Redirect(StaffQuotes.PathOf(quote.Id));
        }

        CheckedDraft found = await check.CheckAsync(written.Content, quote, writer.Name, cancellationToken);
        if (found.Request is not { } request)
        {
            CaseOutcome<Quote, QuoteEvent> saved = await drafts.SaveAsync(quote, written.Revision, written.Content, written.From, writer, cancellationToken);
            return saved.Refusal is { } stale
                ? await RefusedAsync(saved.State!, written, stale, writer, cancellationToken)
                : await pages.OfAsync(
                    written.View(saved.State) with { Revision = saved.State!.Draft!.Revision, Errors = found.Missing },
                    written.Content, writer, StatusCodes.Status422UnprocessableEntity, cancellationToken);
        }

        CaseOutcome<Quote, QuoteEvent> submitted = await drafts.SubmitAsync(quote, written.Revision, written.Content, request, writer, cancellationToken);
        return submitted.Refusal is { } refusal
            ? await RefusedAsync(submitted.State!, written, refusal, writer, cancellationToken)
            : Results.Redirect(StaffQuotes.PathOf(quote.Id));
    }

    private async Task<IResult> DiscardAsync(Quote quote, Written written, DraftWriter writer, CancellationToken cancellationToken)
    {
        CaseOutcome<Quote, QuoteEvent> discarded = await drafts.DiscardAsync(quote, written.Revision, writer, cancellationToken);
        return discarded.Refusal is { Code: not Refusals.DraftMissing } refusal
            ? await RefusedAsync(discarded.State!, written, refusal, writer, cancellationToken)
            : Results.Redirect(StaffQuotes.PathOf(quote.Id));
    }

    /// <summary>The page as it was written, with the reason; whoever saves it again after a stale save knows what he writes over.</summary>
    private Task<IResult> RefusedAsync(Quote quote, Written written, Refusal refusal, DraftWriter writer, CancellationToken cancellationToken) => pages.OfAsync(
        written.View(quote) with { Revision = quote.Draft?.Revision ?? written.Revision, Refusal = refusal.Reason, IsStale = refusal.Code == Refusals.DraftStale },
        written.Content, writer, DraftRefusals.StatusOf(refusal), cancellationToken);

    private Task<IResult> AgainAsync(Quote? quote, Written written, DraftWriter writer, CancellationToken cancellationToken) => pages.OfAsync(
        written.View(quote) with { Errors = written.Errors }, written.Errors.Count == 0 || written.IsShow ? written.Content : null, writer,
        written.Errors.Count == 0 || written.IsShow ? StatusCodes.Status200OK : StatusCodes.Status400BadRequest, cancellationToken);

    private static string Next(string id, Written written) => FormattableString.Invariant(
        $"{StaffQuotes.PathOf(id)}/edit{(written.IsAdding ? $"#lines-{written.Content.Lines.Count}-sku" : written.IsRemoving ? "#lines" : "#figures")}");

    /// <summary>What was written, read.</summary>
    private sealed record Written(EditorFields Fields, QuoteDraftContent Content, IReadOnlyDictionary<string, string[]> Errors, int Revision)
    {
        public int? From => Fields.From;

        public bool IsShow => Fields.Action == Show;

        /// <summary>Whether nothing is to be saved: because that was said, or because something can't be read.</summary>
        public bool IsOnlyShown => IsShow || Errors.Count > 0;

        public bool IsAdding => Fields.Action == "add";

        public bool IsRemoving => Fields.Remove.Length > 0;

        public static Written Of(EditorFields fields)
        {
            QuoteForm form = fields.Form;
            EditorFields kept = fields with
            {
                Form = form with { Lines = [.. form.Lines.Where(line => (fields.Action == Show || !WrittenDraft.IsBlank(line)) && (fields.Remove.Length == 0 || line.Line != fields.Remove))] },
            };
            (QuoteDraftContent content, IReadOnlyDictionary<string, string[]> errors) = WrittenDraft.Of(kept.Form);
            return new Written(kept, content, errors, kept.Revision);
        }

        public EditorView View(Quote? quote) => new() { Quote = quote, Form = Fields.Form, Revision = Revision, RequestId = Fields.RequestId, Products = [] };
    }
}
