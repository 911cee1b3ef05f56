using System.Collections.ObjectModel;
using System.Text.Json;
using Azure.Data.Tables;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;

namespace LeadToCash.Local.Durable;

/// <summary>The columns of an instance's state row.</summary>
internal static class StateRow
{
    /// <summary>Raised when rows change so that older programs must not read them.</summary>
    internal const int Format = 1;

    /// <summary>Payloads up to this length stay in the state row, which must stay below 1 MB with all of them.</summary>
    internal const int InlinePayload = 60_000;

    /// <summary>The columns that tell about an instance without its payloads.</summary>
    internal static readonly string[] Overview =
        ["PartitionKey", "RowKey", "Format", "Name", "Status", "CreatedAt", "UpdatedAt", "Tags", "Failure", "ExecutionId", "Version", "Generation"];

    /// <summary>The columns that tell what an unfinished instance waits for.</summary>
    internal static readonly string[] Outline = [.. Overview, "HasBegun", "OpenCalls", "NextDueAt", "StartAt", "HasOutbox"];

    /// <param name="state">The instance.</param>
    /// <param name="stored">Where its texts lie once the row is written.</param>
    /// <param name="owner">The process that writes.</param>
    /// <param name="withStart">Whether an execution begins, so that what is fixed for it is written too.</param>
    internal static TableEntity Write(InstanceState state, StoredShape stored, string owner, bool withStart)
    {
        var row = new TableEntity(TableKey.Of(state.InstanceId), TableKey.State)
        {
            ["Status"] = state.Status.ToString(),
            ["UpdatedAt"] = state.UpdatedAt,
            ["Commit"] = stored.Commit,
            ["Owner"] = owner,
            ["HistoryRows"] = stored.HistoryRows,
            ["HasBegun"] = state.HasBegun,
            ["HasOutbox"] = state.Outbox.Count > 0,
            ["OpenCalls"] = state.OpenCalls,
            ["NextDueAt"] = state.NextDueAt ?? Never,
            ["CustomStatus"] = state.CustomStatus ?? string.Empty,
            ["Tail"] = stored.Tail,
        };
        WriteText(row, "Outbox", stored.Outbox, OutboxText(state));
        TextColumns.Write(row, "Received", state.Received.Count == 0 ? string.Empty : JsonSerializer.Serialize(state.Received, EngineJson.Compact.ListString));

        if (withStart)
        {
            WriteStart(row, state, stored);
        }

        if (state.IsFinished)
        {
            WriteEnd(row, state, stored);
        }

        return row;
    }

    internal static InstanceState Read(TableEntity row)
    {
        if (row.GetInt32("Format") is > Format)
        {
            throw new InvalidOperationException($"Instance '{row.PartitionKey}' was written by a newer program (format {row.GetInt32("Format")}, this one knows {Format}).");
        }

        var state = new InstanceState
        {
            Execution = ReadExecution(row),
            CreatedAt = row.GetDateTimeOffset("CreatedAt")!.Value,
            UpdatedAt = row.GetDateTimeOffset("UpdatedAt")!.Value,
            Status = Enum.Parse<OrchestrationRuntimeStatus>(row.GetString("Status")),
            StartAt = Instant(row, "StartAt"),
            Output = row.GetBoolean("HasOutput") is true ? TextColumns.Read(row, "Output") : null,
            CustomStatus = NullIfEmpty(row.GetString("CustomStatus")),
            Failure = Json(TextColumns.Read(row, "Failure"), EngineJson.Compact.TaskFailureDetails),
            Generation = row.GetInt32("Generation") ?? 0,
            HasOutbox = row.GetBoolean("HasOutbox") ?? false,
            Outbox = ReadOutbox(TextColumns.Read(row, "Outbox")),
            Received = Json(TextColumns.Read(row, "Received"), EngineJson.Compact.ListString) ?? [],
            HasBegun = row.GetBoolean("HasBegun") ?? false,
            OpenCalls = row.GetInt32("OpenCalls") ?? 0,
            NextDueAt = Instant(row, "NextDueAt"),
        };
        state.Stored.ETag = row.ETag;
        state.Stored.Generation = state.Generation;
        state.Stored.Commit = row.GetInt64("Commit") ?? 0;
        state.Stored.Tail = row.GetString("Tail") ?? string.Empty;
        state.Stored.HistoryRows = row.GetInt32("HistoryRows") ?? 0;
        state.Stored.Input = ReadText(row, "Input");
        state.Stored.Output = ReadText(row, "Output");
        state.Stored.Outbox = ReadText(row, "Outbox");
        return state;
    }

    internal static string OutboxText(InstanceState state) =>
        state.Outbox.Count == 0 ? string.Empty : JsonSerializer.Serialize(state.Outbox, EngineJson.Compact.ListOutgoingMessage);

    internal static List<OutgoingMessage> ReadOutbox(string? text) => Json(text, EngineJson.Compact.ListOutgoingMessage) ?? [];

    // A merge leaves out what it doesn't name, so that "none" needs a value of its own.
    private static readonly DateTimeOffset Never = new(9999, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private static void WriteStart(TableEntity row, InstanceState state, StoredShape stored)
    {
        Execution execution = state.Execution;
        row["Format"] = Format;
        row["Name"] = execution.Name;
        row["Version"] = execution.Version;
        row["ExecutionId"] = execution.ExecutionId;
        row["Generation"] = stored.Generation;
        row["CreatedAt"] = state.CreatedAt;
        row["StartAt"] = state.StartAt ?? Never;
        row["Tags"] = execution.Tags.Count == 0 ? string.Empty : JsonSerializer.Serialize(execution.Tags, EngineJson.Compact.IReadOnlyDictionaryStringString);
        row["TraceParent"] = execution.TraceParent ?? string.Empty;
        row["Parent"] = execution.Parent is { } parent ? JsonSerializer.Serialize(parent, EngineJson.Compact.ParentLink) : string.Empty;
        row["HasOutput"] = false;
        row["Failure"] = string.Empty;
        row["HasInput"] = execution.Input is not null;
        WriteText(row, "Input", stored.Input, execution.Input ?? string.Empty);
    }

    private static void WriteEnd(TableEntity row, InstanceState state, StoredShape stored)
    {
        row["HasOutput"] = state.Output is not null;
        WriteText(row, "Output", stored.Output, state.Output ?? string.Empty);
        TextColumns.Write(row, "Failure", state.Failure is { } failure ? FailureText.Write(failure) : string.Empty);
    }

    private static void WriteText(TableEntity row, string column, LongText elsewhere, string text)
    {
        row[column + "Commit"] = elsewhere.Commit;
        row[column + "Rows"] = elsewhere.Rows;
        TextColumns.Write(row, column, elsewhere.Rows == 0 ? text : string.Empty);
    }

    private static LongText ReadText(TableEntity row, string column) => new(row.GetInt64(column + "Commit") ?? 0, row.GetInt32(column + "Rows") ?? 0);

    private static Execution ReadExecution(TableEntity row) => new(
        TableKey.InstanceId(row.PartitionKey),
        row.GetString("ExecutionId"),
        row.GetString("Name"),
        row.GetString("Version") ?? string.Empty,
        row.GetBoolean("HasInput") is true ? TextColumns.Read(row, "Input") : null,
        Json(row.GetString("Parent"), EngineJson.Compact.ParentLink),
        Json(row.GetString("Tags"), EngineJson.Compact.IReadOnlyDictionaryStringString) ?? ReadOnlyDictionary<string, string>.Empty,
        NullIfEmpty(row.GetString("TraceParent")));

    private static DateTimeOffset? Instant(TableEntity row, string column) =>
        row.GetDateTimeOffset(column) is { } instant && instant < Never ? instant : null;

    private static string? NullIfEmpty(string? text) => string.IsNullOrEmpty(text) ? null : text;

    private static T? Json<T>(string? text, System.Text.Json.Serialization.Metadata.JsonTypeInfo<T> type)
        where T : class => string.IsNullOrEmpty(text) ? null : JsonSerializer.Deserialize(text, type);
}
