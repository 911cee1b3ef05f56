using LeadToCash.Access;
using LeadToCash.Cases;
using LeadToCash.Problems;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace LeadToCash.Webhooks;

/// <summary>Shows staff what came of a delivery, and has it handled again.</summary>
public sealed class DeliveriesApi(WebhookInbox inbox, Staff staff)
{
    /// <summary>A delivery with its status and body.</summary>
    [Function("GetDelivery")]
    public async Task<IResult> GetAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/webhooks/deliveries/{source}/{id}")] HttpRequest request,
        string source, string id, CancellationToken cancellationToken)
    {
        if (!staff.May(request, Permission.ManageWebhooks, out IResult? refusal))
        {
            return refusal!;
        }

        return await inbox.FindAsync(source, id, cancellationToken) is not { } delivery
            ? NotFound(source, id)
            : Results.Json(
                new
                {
                    delivery.Source,
                    id = delivery.EventId,
                    delivery.Topic,
                    delivery.Status,
                    delivery.Reason,
                    delivery.ReceivedAt,
                    delivery.HandledAt,
                    body = delivery.Json(),
                },
                CaseJson.Options);
    }

    /// <summary>Puts a delivery into the queue again, for when what kept it from being handled has been put right.</summary>
    [Function("RedriveDelivery")]
    public async Task<IResult> RedriveAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/webhooks/deliveries/{source}/{id}/redrive")] HttpRequest request,
        string source, string id, CancellationToken cancellationToken)
    {
        if (!staff.May(request, Permission.ManageWebhooks, out IResult? refusal))
        {
            return refusal!;
        }

        if (await inbox.FindAsync(source, id, cancellationToken) is not { } delivery)
        {
            return NotFound(source, id);
        }

        await inbox.RedriveAsync(delivery, cancellationToken);
        return Results.Accepted($"/api/webhooks/deliveries/{source}/{id}");
    }

    private static IResult NotFound(string source, string id) => Problem.NotFound($"There is no delivery '{id}' of '{source}'.");
}
