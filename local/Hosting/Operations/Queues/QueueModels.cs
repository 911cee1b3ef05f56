using System.Text.Json.Nodes;

namespace LeadToCash.Local.Hosting.Operations.Queues;

/// <summary>A queue that functions are triggered by, with its poison queue.</summary>
/// <param name="Name">The queue.</param>
/// <param name="Functions">The functions that take its messages.</param>
/// <param name="Length">About how many messages it holds, hidden ones included.</param>
/// <param name="OldestSince">When the first visible message was sent; messages that wait for another attempt are hidden.</param>
/// <param name="PoisonLength">About how many messages its poison queue holds.</param>
/// <param name="Poison">The first of those.</param>
internal sealed record QueueModel(
    string Name,
    IReadOnlyList<string> Functions,
    int Length,
    DateTimeOffset? OldestSince,
    int PoisonLength,
    IReadOnlyList<MessageModel> Poison);

/// <summary>A poison message, looked at and not taken.</summary>
internal sealed record MessageModel(string MessageId, DateTimeOffset? InsertedAt, JsonNode? Body);
