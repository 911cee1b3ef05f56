using LeadToCash.Access;
using LeadToCash.Cases;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace LeadToCash.OrderToCash;

/// <summary>Shows the payments that a person has to look at.</summary>
public sealed class PaymentsApi(PaymentClarifications clarifications, Staff staff)
{
    /// <summary>Payments that could not be put anywhere, or not in full, each with its reason.</summary>
    [Function("GetUnmatchedPayments")]
    public async Task<IResult> ListAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/payments/unmatched")] HttpRequest request, CancellationToken cancellationToken) =>
        staff.May(request, Permission.ReadCases, out IResult? refusal)
            ? Results.Json(await clarifications.ListAsync(cancellationToken), CaseJson.Options)
            : refusal!;
}
