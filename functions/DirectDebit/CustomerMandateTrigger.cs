using System.Globalization;
using LeadToCash.Api.OpenApi;
using LeadToCash.Calendar;
using LeadToCash.Cases;
using LeadToCash.Links;
using LeadToCash.Pages;
using LeadToCash.Problems;
using LeadToCash.Requests;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Localization;
using MandateStore = LeadToCash.Cases.CaseStore<LeadToCash.DirectDebit.Mandate, LeadToCash.DirectDebit.MandateCommand, LeadToCash.DirectDebit.MandateEvent>;

namespace LeadToCash.DirectDebit;

/// <summary>The customer's page of a mandate: looking changes nothing, sending grants it, and sending again gets the first answer.</summary>
public sealed class CustomerMandateTrigger(MandateStore mandates, MandateLinks links, BusinessCalendars calendars, TimeProvider time, IStringLocalizer<DirectDebitTexts> texts)
{
    /// <summary>The text of the mandate with a form for the account, or what was granted.</summary>
    [Function("ShowMandateToCustomer")]
    [Describes(Page = true)]
    public async Task<IResult> ShowAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "mandate/{token}")] HttpRequest request, string token, CancellationToken cancellationToken)
    {
        (Mandate? mandate, bool decides) = await FindAsync(token, cancellationToken);
        return mandate is null ? LinkPages.Invalid(request) : Shown(request, mandate, decides, SubmittedFields.Empty, new Dictionary<string, string>());
    }

    /// <summary>Grants it: <c>iban</c>, <c>holder</c>, <c>bic</c> where needed, and <c>agree</c>.</summary>
    [Function("GrantMandate")]
    [Describes(Body = typeof(GrantedAccount), Form = true, Page = true)]
    public async Task<IResult> GrantAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "mandate/{token}")] HttpRequest request, string token, CancellationToken cancellationToken)
    {
        (Mandate? mandate, bool decides) = await FindAsync(token, cancellationToken);
        if (mandate is null)
        {
            return LinkPages.Invalid(request);
        }

        (SubmittedFields fields, IResult? problem) = await SubmittedFields.ReadAsync(request, cancellationToken);
        if (problem is not null || !decides)
        {
            return problem ?? Shown(request, mandate, decides, fields, new Dictionary<string, string>());
        }

        (MandateAccount? account, IReadOnlyDictionary<string, string> errors) = MandateFields.Account(fields, null);
        if (account is null || !fields.IsTicked("agree"))
        {
            return Shown(request, mandate, decides, fields, fields.IsTicked("agree") ? errors : new Dictionary<string, string>(errors) { ["agree"] = "Form.AgreeMissing" });
        }

        CultureInfo culture = Cultures.Of(mandate.Terms.Debtor.Language);
        string agreed = Cultures.In(culture, () => texts["Text." + mandate.Terms.Scheme, "{creditor}"].Value);
        CaseOutcome<Mandate, MandateEvent> outcome = await mandates.ExecuteAsync(
            mandate.Terms.Reference,
            links.Read(token).Claims!.CommandId,
            new MandateCommand.Grant(null, account, calendars.Today(time), new MandateEvidence(MandateEvidenceKind.Form, agreed, "customer")),
            "customer",
            cancellationToken);
        return outcome.Refusal is null ? Shown(request, outcome.State!, decides, fields, new Dictionary<string, string>()) : Closed(request, culture);
    }

    /// <summary>The mandate, and whether the link still decides; null if the token is not ours.</summary>
    private async Task<(Mandate? Mandate, bool Decides)> FindAsync(string token, CancellationToken cancellationToken)
    {
        LinkReading reading = links.Read(token);
        return reading.Status == LinkStatus.Invalid
            ? (null, false)
            : ((await mandates.FindAsync(reading.Claims!.CaseId, cancellationToken))?.State, reading.Status == LinkStatus.Valid);
    }

    private IResult Shown(HttpRequest request, Mandate mandate, bool decides, SubmittedFields fields, IReadOnlyDictionary<string, string> errors)
    {
        CultureInfo culture = Cultures.Of(mandate.Terms.Debtor.Language);
        if (mandate.Status == MandateStatus.Revoked || (!decides && mandate.Account is null))
        {
            return Closed(request, culture);
        }

        if (request.WantsJson() && errors.Count > 0)
        {
            return Cultures.In(culture, () => Problem.Invalid(errors.Select(error => KeyValuePair.Create(error.Key, new[] { texts[error.Value].Value })).ToArray()));
        }

        return Page.Of<CustomerMandatePage>(
            culture,
            new Dictionary<string, object?> { ["Mandate"] = mandate, ["Fields"] = fields, ["Errors"] = errors },
            errors.Count > 0 ? StatusCodes.Status400BadRequest : StatusCodes.Status200OK);
    }

    private IResult Closed(HttpRequest request, CultureInfo culture) =>
        Cultures.In(culture, () => LinkPages.Closed(request, culture, StatusCodes.Status410Gone, "mandate-closed", texts["Form.Closed"], texts["Form.ClosedText"]));
}

/// <summary>The account that a customer has debited.</summary>
/// <param name="Iban">The account.</param>
/// <param name="Holder">In whose name it is.</param>
/// <param name="Agree">Whether he grants the mandate.</param>
/// <param name="Bic">Its bank, where the IBAN is not enough.</param>
internal sealed record GrantedAccount(string Iban, string Holder, bool Agree, string? Bic = null);
