using System.Globalization;
using LeadToCash.Access;
using LeadToCash.Api.OpenApi;
using LeadToCash.Calendar;
using LeadToCash.Cases;
using LeadToCash.Pages;
using LeadToCash.Requests;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Localization;

namespace LeadToCash.OpportunityToQuote.Approvals;

/// <summary>Pages of signed-in approvers: what waits for them, and who stands in for them.</summary>
public sealed class ApprovalsTrigger(
    ApprovalInbox inbox, Delegations delegations, Colleagues colleagues, Staff staff, BusinessCalendars calendars, TimeProvider time, IStringLocalizer<QuoteTexts> texts)
{
    private const int Limit = 100;

    /// <summary>What waits for whom is signed in, longest first.</summary>
    [Function("ShowApprovals")]
    [Describes(Page = true)]
    public async Task<IResult> ShowAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "approvals")] HttpRequest request, CancellationToken cancellationToken) =>
        staff.May(request, Permission.DecideApprovals, out IResult? refusal)
            ? Page.Of<ApprovalsPage>(Cultures.Of(request), new Dictionary<string, object?>
            {
                ["Waiting"] = await inbox.ListAsync(staff.Of(request)!.Name, Limit, cancellationToken),
                ["Person"] = staff.Of(request)!.Name,
                ["Now"] = time.GetUtcNow(),
            })
            : refusal!;

    /// <summary>Who stands in for whom is signed in, and the form to change it.</summary>
    [Function("ShowDelegations")]
    [Describes(Page = true)]
    public async Task<IResult> ShowDelegationsAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "approvals/delegations")] HttpRequest request, CancellationToken cancellationToken) =>
        staff.May(request, Permission.DecideApprovals, out IResult? refusal)
            ? Shown(request, await delegations.OfAsync(staff.Of(request)!.Name, cancellationToken), SubmittedFields.Empty)
            : refusal!;

    /// <summary>Adds a substitute (fields: substitute, from, until), or ends the delegation that begins on the date in the field remove.</summary>
    [Function("ChangeDelegations")]
    [Describes(Body = typeof(DelegationForm), Form = true, Page = true)]
    public async Task<IResult> ChangeDelegationsAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "approvals/delegations")] HttpRequest request, CancellationToken cancellationToken)
    {
        if (!staff.May(request, Permission.DecideApprovals, out IResult? refusal))
        {
            return refusal!;
        }

        (SubmittedFields fields, IResult? problem) = await SubmittedFields.ReadAsync(request, cancellationToken);
        if (problem is not null)
        {
            return problem;
        }

        StaffMember member = staff.Of(request)!;
        IReadOnlyList<Delegation> present = await delegations.OfAsync(member.Name, cancellationToken);
        if (Changed(present, fields, member.Name) is not { } wanted)
        {
            return Shown(request, present, fields, "Delegations.Incomplete");
        }

        CaseOutcome<Approver, ApproverEvent> outcome = await delegations.SetAsync(member.Name, wanted, member.Actor, cancellationToken);
        return outcome.Refusal is { } refused
            ? Shown(request, present, fields, "Refusal." + refused.Code)
            : Shown(request, outcome.State?.Delegations ?? [], SubmittedFields.Empty, done: "Delegations.Saved");
    }

    private IReadOnlyList<Delegation>? Changed(IReadOnlyList<Delegation> present, SubmittedFields fields, string person)
    {
        if (DelegationDates.TryRead(fields["remove"], out DateOnly removed))
        {
            return [.. present.Where(delegation => delegation.From != removed)];
        }

        return colleagues.People.FirstOrDefault(known => FourEyes.AreSame(known, fields["substitute"])) is { } substitute
            && DelegationDates.TryRead(fields["from"], out DateOnly from) && DelegationDates.TryRead(fields["until"], out DateOnly until)
            ? [.. present, new Delegation(person, substitute, from, until)]
            : null;
    }

    private IResult Shown(HttpRequest request, IReadOnlyList<Delegation> present, SubmittedFields fields, string? error = null, string? done = null)
    {
        CultureInfo culture = Cultures.Of(request);
        return Page.Of<DelegationsPage>(
            culture,
            new Dictionary<string, object?>
            {
                ["Delegations"] = present,
                ["Colleagues"] = colleagues.People.Where(known => !FourEyes.AreSame(known, staff.Of(request)!.Name)).ToArray(),
                ["Today"] = calendars.Today(time),
                ["Fields"] = fields,
                ["Error"] = error is null ? null : Cultures.In(culture, () => texts[error].Value),
                ["Done"] = done is null ? null : Cultures.In(culture, () => texts[done].Value),
            },
            error is null ? StatusCodes.Status200OK : StatusCodes.Status400BadRequest);
    }
}

/// <summary>The form of the delegations page.</summary>
/// <param name="Substitute">E-mail address of somebody in the approval policy.</param>
/// <param name="From">First local date.</param>
/// <param name="Until">Last local date, included.</param>
/// <param name="Remove">Instead of the others: first date of the delegation to end.</param>
internal sealed record DelegationForm(string? Substitute, DateOnly? From, DateOnly? Until, DateOnly? Remove);
