using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using LeadToCash.Cases;
using LeadToCash.Configuration;
using LeadToCash.Contracts;
using LeadToCash.Documents;
using LeadToCash.Links;
using LeadToCash.Mail;
using LeadToCash.Pages;
using LeadToCash.Requests;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using QuoteStore = LeadToCash.Cases.CaseStore<LeadToCash.OpportunityToQuote.Quote, LeadToCash.OpportunityToQuote.QuoteCommand, LeadToCash.OpportunityToQuote.QuoteEvent>;

namespace LeadToCash.OpportunityToQuote;

/// <summary>The customer's link: looking changes nothing, sending answers, and sending again gets the first answer.</summary>
public sealed class QuoteTrigger(
    QuoteStore quotes, QuotedContracts contracts, LinkSigner links, QuoteAnswers answers, QuoteRefusals refusals, QuoteViews views, QuoteChangeCheck changes,
    QuotePricing pricing, QuoteDocuments documents, DocumentRenderer renderer, ProductModels models)
{
    private const int MaximumReason = 2000;

    /// <summary>The quote as the customer sees it.</summary>
    [Function("ShowQuote")]
    public async Task<IResult> ShowAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "quotes/{token}")] HttpRequest request, string token, CancellationToken cancellationToken)
    {
        if (await FindAsync(token, cancellationToken) is not (LinkClaims claims, Quote quote))
        {
            return LinkPages.Invalid(request);
        }

        if (HttpMethods.IsGet(request.Method))
        {
            await views.NoteAsync(quote.Id, claims.Version, request.Headers.UserAgent.ToString(), cancellationToken);
        }

        return answers.Show(request, quote, claims);
    }

    /// <summary>The version of the link as a PDF, whether it can still be accepted or not.</summary>
    [Function("QuotePdf")]
    public async Task<IResult> DownloadAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "quotes/{token}/pdf")] HttpRequest request, string token, CancellationToken cancellationToken)
    {
        if (await FindAsync(token, cancellationToken) is not (LinkClaims claims, Quote quote))
        {
            return LinkPages.Invalid(request);
        }

        PageHeaders.Set(request.HttpContext.Response);
        MailAttachment pdf = renderer.Attachment(documents.Of(quote, QuoteSheet.Of(quote, claims.Version)));
        return Results.Bytes(pdf.Content, pdf.ContentType, pdf.Name);
    }

    /// <summary>
    /// Asks for other <c>lines</c> (each a <c>line</c> with a <c>quantity</c>, 0 to leave it out, and <c>options</c>), for a net total of <c>counterNet</c>, or just with a <c>comment</c>.
    /// Other lines alone make the next version at once; a price or a question waits for our answer. The same <c>requestId</c> counts once.
    /// </summary>
    [Function("ChangeQuote")]
    public async Task<IResult> ChangeAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "quotes/{token}/changes")] HttpRequest request, string token, CancellationToken cancellationToken)
    {
        if (await FindAsync(token, cancellationToken) is not (LinkClaims claims, Quote quote))
        {
            return LinkPages.Invalid(request);
        }

        CultureInfo.CurrentUICulture = Cultures.Of(quote.Customer.Language);
        var sheet = QuoteSheet.Of(quote, claims.Version);
        (QuoteChangeForm? form, IResult? unreadable) = await QuoteChangeForm.ReadAsync(request, sheet, models, cancellationToken);
        if (form is null)
        {
            return unreadable!;
        }

        (QuoteCommand.AskForChange? command, Dictionary<string, string[]> errors) = changes.Check(form, sheet);
        if (command is { CounterNet: null, Lines.Count: > 0 } && sheet.IsCurrent)
        {
            QuoteWish wish = QuoteWish.Of(quote);
            IReadOnlyList<RequestedLine> lines = QuoteNegotiation.Applied(wish.Lines, command.Lines);
            errors = lines.Any(line => !line.Optional) ? await pricing.MissingAsync(wish with { Lines = lines }, cancellationToken) : [];
        }

        if (command is null || errors.Count > 0)
        {
            return answers.Wrong(request, quote, claims, form, errors);
        }

        CaseOutcome<Quote, QuoteEvent> outcome = await quotes.ExecuteAsync(claims.CaseId, ChangeId(claims, form, command), command, "customer", cancellationToken);
        return answers.Changed(request, outcome, claims);
    }

    /// <summary>Names a change by the caller's name for it, else by what it says: the same words sent twice are one change.</summary>
    private static string ChangeId(LinkClaims claims, QuoteChangeForm form, QuoteCommand.AskForChange command)
    {
        byte[] name = form.RequestId.Length > 0 ? Encoding.UTF8.GetBytes(form.RequestId) : JsonSerializer.SerializeToUtf8Bytes(command, CaseJson.Options);
        return $"{claims.CommandId}/change/{Convert.ToHexStringLower(SHA256.HashData(name).AsSpan(0, 10))}";
    }

    /// <summary>Answers: <c>decision</c> is <c>accept</c> (with <c>terms</c>) or <c>decline</c> (with <c>reason</c>, if the customer likes).</summary>
    [Function("AnswerQuote")]
    public async Task<IResult> AnswerAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "quotes/{token}")] HttpRequest request, string token, CancellationToken cancellationToken)
    {
        if (await FindAsync(token, cancellationToken) is not (LinkClaims claims, Quote quote))
        {
            return LinkPages.Invalid(request);
        }

        (SubmittedFields fields, IResult? problem) = await SubmittedFields.ReadAsync(request, cancellationToken);
        if (problem is not null)
        {
            return problem;
        }

        if (Command(claims.Version, fields) is not { } command)
        {
            return answers.Incomplete(request, quote, claims, fields);
        }

        if (command is QuoteCommand.Accept && await contracts.ReserveAsync(quote, claims.Version, cancellationToken) is { } unfit)
        {
            return refusals.Of(request, unfit);
        }

        CaseOutcome<Quote, QuoteEvent> outcome = await quotes.ExecuteAsync(claims.CaseId, claims.CommandId, command, "customer", cancellationToken);
        if (outcome.Refusal is not null)
        {
            await contracts.ReleaseAsync(quote, claims.Version, cancellationToken);
        }

        return answers.Answered(request, outcome, claims);
    }

    private static QuoteCommand? Command(int version, SubmittedFields fields) => fields["decision"] switch
    {
        "accept" when fields["terms"] == "accepted" || fields.IsTicked("terms") => new QuoteCommand.Accept(version),
        "decline" => new QuoteCommand.Decline(version, fields.Optional("reason", MaximumReason)),
        _ => null,
    };

    private async Task<(LinkClaims Claims, Quote Quote)?> FindAsync(string token, CancellationToken cancellationToken) =>
        links.Read(QuoteLinks.Quotes, token).Claims is { } claims && await quotes.FindAsync(claims.CaseId, cancellationToken) is { } file
            ? (claims, file.State)
            : null;
}
