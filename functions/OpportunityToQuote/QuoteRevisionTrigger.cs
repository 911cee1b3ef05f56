using System.Globalization;
using LeadToCash.Access;
using LeadToCash.Cases;
using LeadToCash.Contracts;
using LeadToCash.OpportunityToQuote.Editor;
using LeadToCash.Pages;
using LeadToCash.Problems;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using QuoteStore = LeadToCash.Cases.CaseStore<LeadToCash.OpportunityToQuote.Quote, LeadToCash.OpportunityToQuote.QuoteCommand, LeadToCash.OpportunityToQuote.QuoteEvent>;

namespace LeadToCash.OpportunityToQuote;

/// <summary>Staff change a quote: not the version that is out, but by a new one.</summary>
public sealed class QuoteRevisionTrigger(
    QuoteStore quotes, QuoteFormCheck check, QuotePricing pricing, AgreedNets nets, QuotedContracts contracts, Staff staff)
{
    /// <summary>
    /// Starts the version after <c>fromVersion</c> with other <c>lines</c>, another <c>discountPercent</c> or other terms; terms that are not written stay. A
    /// <c>targetNet</c> sets the unit prices that come to it; one that can't be reached is refused with 422 and the nearest ones. A version is followed by
    /// one version only: sent twice, or with another wish for the same <c>fromVersion</c>, it answers with the version that was started first.
    /// </summary>
    [Function("ReviseQuote")]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/quotes/{id}/revisions")] HttpRequest request, string id, CancellationToken cancellationToken)
    {
        if (!staff.May(request, Permission.RequestQuotes, out IResult? refusal))
        {
            return refusal!;
        }

        (QuoteForm? form, IResult? unreadable) = await QuoteFormReader.ReadAsync(request, cancellationToken);
        if (form is null)
        {
            return unreadable!;
        }

        if (await quotes.FindAsync(id, cancellationToken) is not { } file)
        {
            return Problem.NotFound($"There is no quote '{id}'.");
        }

        CultureInfo.CurrentUICulture = Cultures.Of(request);
        (IReadOnlyList<RequestedLine> lines, Percentage discount, QuoteTerms? terms, Dictionary<string, string[]> errors) = check.CheckWish(form);
        if (!int.TryParse(form.FromVersion, NumberStyles.None, CultureInfo.InvariantCulture, out int from))
        {
            errors["fromVersion"] = ["Name the version that the new one replaces."];
        }

        if (errors.Count == 0)
        {
            errors = await pricing.MissingAsync(QuoteWish.Of(file.State) with { Lines = lines, Discount = discount }, cancellationToken);
        }

        if (errors.Count > 0)
        {
            return Problem.Invalid(errors);
        }

        if (form.TargetNet.Length > 0)
        {
            QuoteWish wish = QuoteWish.Of(file.State) with { Lines = RequestedLines.Named(lines), Discount = discount };
            (IReadOnlyList<RequestedLine>? agreed, IResult? unreachable) = await nets.ReachAsync(wish, form.TargetNet, cancellationToken);
            if (agreed is null)
            {
                return unreachable!;
            }

            lines = agreed;
        }

        (QuoteTerms? bound, Refusal? unfit) = await contracts.BindAgainAsync(file.State, terms, lines, cancellationToken);
        QuoteCommand.Revise command = new(
            from, Requester(request, form, file.State), lines, discount, bound ?? terms ?? file.State.Terms, form.Message.Length > 0 ? form.Message : null);
        return unfit is not null && file.State.QuoteVersion == from ? Problem.Of(unfit) : await ReviseAsync(file.State, command, cancellationToken);
    }

    private async Task<IResult> ReviseAsync(Quote quote, QuoteCommand.Revise command, CancellationToken cancellationToken)
    {
        CaseOutcome<Quote, QuoteEvent> outcome = await quotes.ExecuteAsync(
            quote.Id, QuoteCommandIds.Of(command.From, "revise"), command, "staff", cancellationToken);
        return outcome.Refusal is { } refused
            ? Problem.Of(refused)
            : Results.Created($"/api/quotes/{quote.Id}", new { id = quote.Id, number = quote.Number, quoteVersion = outcome.Event<QuoteRevised>()!.QuoteVersion });
    }

    private string Requester(HttpRequest request, QuoteForm form, Quote quote) =>
        staff.Of(request)!.Name is { } name && name.Contains('@', StringComparison.Ordinal) ? name
        : form.Requester.Length > 0 ? form.Requester
        : quote.Requester;
}
