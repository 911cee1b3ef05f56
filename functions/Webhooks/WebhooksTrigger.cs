using System.Text;
using System.Text.Json;
using LeadToCash.Cases;
using LeadToCash.Problems;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Logging;

namespace LeadToCash.Webhooks;

/// <summary>Takes deliveries in: signature, form, kept, queued, answered. Nothing is done before the answer.</summary>
public sealed partial class WebhooksTrigger(
    IEnumerable<IWebhookSender> senders, WebhookInbox inbox, TimeProvider time, ILogger<WebhooksTrigger> logger)
{
    private readonly Dictionary<string, IWebhookSender> _senders = senders.ToDictionary(sender => sender.Source, StringComparer.OrdinalIgnoreCase);

    [Function("Webhooks")]
    public async Task<IResult> ReceiveAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "webhooks/{source}")] HttpRequest request, string source, CancellationToken cancellationToken)
    {
        if (!_senders.TryGetValue(source, out IWebhookSender? sender))
        {
            return Problem.NotFound($"No webhooks are taken from '{source}', only from {string.Join(", ", _senders.Keys.Order())}.");
        }

        (byte[]? body, IResult? problem) = await WebhookBody.ReadAsync(request, cancellationToken);
        return body switch
        {
            null => problem!,
            [] => Problem.Of(StatusCodes.Status400BadRequest, "body-empty", "The delivery has no body."),
            _ when sender.IsPing(body) => Results.Ok(),
            _ => await ReceiveAsync(request, sender, body, cancellationToken),
        };
    }

    private async Task<IResult> ReceiveAsync(HttpRequest request, IWebhookSender sender, byte[] body, CancellationToken cancellationToken)
    {
        // Senders stamp their webhooks with the real time, whatever the speed of the process clock (ADR 2).
        if (sender.Check(request.Headers, body, TimeProvider.System.GetUtcNow()) is { } refusal)
        {
            Refused(logger, sender.Source, refusal.Code);
            return Problem.Of(refusal, StatusCodes.Status401Unauthorized);
        }

        if (!WebhookBody.TryParse(body, out JsonElement json, out IResult? broken))
        {
            return broken!;
        }

        string topic = sender.Topic(request.Headers, json);
        WebhookDelivery delivery = new()
        {
            Source = sender.Source,
            EventId = EventIds.Usable(sender.EventId(request.Headers, json), topic, body),
            Topic = topic,
            ReceivedAt = time.GetUtcNow(),
            Body = body,
        };
        bool isNew = await inbox.AcceptAsync(delivery, cancellationToken);
        return Results.Json(new { delivery.Source, id = delivery.EventId, delivery.Topic, repeat = !isNew }, CaseJson.Options);
    }

    [LoggerMessage(EventId = 2501, Level = LogLevel.Warning, Message = "A delivery of {Source} was refused: {Code}")]
    private static partial void Refused(ILogger logger, string source, string code);
}
