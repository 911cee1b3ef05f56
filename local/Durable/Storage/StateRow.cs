using System.Collections.ObjectModel;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Azure.Data.Tables;
using LeadToCash.Local.Storage.Tables;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;

namespace LeadToCash.Local.Durable;

/// <summary>The columns of an instance's state row. Every commit replaces the row, so that a column that is not there says "none".</summary>
internal static class StateRow
{
    /// <summary>Raised when rows change so that older programs must not read them.</summary>
    internal const int Format = 2;

    /// <summary>An input up to this length stays in the state row; it is written again with every commit.</summary>
    internal const int InlineInput = 2_000;

    /// <summary>An output or outbox, and the history of an instance that has ended, stays in the state row up to this length.</summary>
    internal const int InlineText = 30_000;

    /// <summary>The columns that tell about an instance without its payloads.</summary>
    internal static readonly string[] Overview =
        ["PartitionKey", "RowKey", "Format", "Name", "Status", "CreatedAt", "UpdatedAt", "Tags", "Failure", "ExecutionId", "Version", "Generation"];

    /// <summary>The columns that tell what an unfinished instance waits for.</summary>
    internal static readonly string[] Outline = [.. Overview, "HasBegun", "OpenCalls", "NextDueAt", "StartAt", "HasOutbox"];

    /// <param name="state">The instance.</param>
    /// <param name="stored">Where its texts lie once the row is written.</param>
    /// <param name="owner">The process that writes.</param>
    internal static List<EntityProperty> Write(InstanceState state, StoredShape stored, string owner)
    {
        Execution execution = state.Execution;
        List<EntityProperty> row = new(20)
        {
            new("Format", Format),
            new("Name", execution.Name),
            new("ExecutionId", execution.ExecutionId),
            new("Status", NameOf(state.Status)),
            new("CreatedAt", state.CreatedAt),
            new("UpdatedAt", state.UpdatedAt),
            new("Commit", stored.Commit),
            new("Owner", owner),
        };
        WriteExecution(row, execution);
        WriteProgress(row, state, stored);
        WriteText(row, "Input", stored.Input, execution.Input);
        WriteText(row, "Output", stored.Output, state.Output);
        WriteText(row, "Outbox", stored.Outbox, state.Outbox.Count == 0 ? null : OutboxText(state));
        WriteText(row, "Tail", default, stored.Tail);
        return row;
    }

    internal static InstanceState Read(TableEntity row)
    {
        if (row.GetInt32("Format") is > Format)
        {
            throw new InvalidOperationException($"Instance '{row.PartitionKey}' was written by a newer program (format {row.GetInt32("Format")}, this one knows {Format}).");
        }

        if (row.GetInt32("Format") == 1)
        {
            RemoveNones(row);
        }

        var state = new InstanceState
        {
            Execution = ReadExecution(row),
            CreatedAt = row.GetDateTimeOffset("CreatedAt")!.Value,
            UpdatedAt = row.GetDateTimeOffset("UpdatedAt")!.Value,
            Status = Enum.Parse<OrchestrationRuntimeStatus>(row.GetString("Status")),
            StartAt = row.GetDateTimeOffset("StartAt"),
            Output = TextColumns.Read(row, "Output"),
            CustomStatus = row.GetString("CustomStatus"),
            Failure = Json(row.GetString("Failure"), EngineJson.Compact.TaskFailureDetails),
            Generation = row.GetInt32("Generation") ?? 0,
            HasOutbox = row.GetBoolean("HasOutbox") ?? false,
            Outbox = ReadOutbox(TextColumns.Read(row, "Outbox")),
            Received = Json(TextColumns.Read(row, "Received"), EngineJson.Compact.ListString) ?? [],
            HasBegun = row.GetBoolean("HasBegun") ?? false,
            OpenCalls = row.GetInt32("OpenCalls") ?? 0,
            NextDueAt = row.GetDateTimeOffset("NextDueAt"),
        };
        state.Stored.ETag = row.ETag;
        state.Stored.Generation = state.Generation;
        state.Stored.Commit = row.GetInt64("Commit") ?? 0;
        state.Stored.Tail = TextColumns.Read(row, "Tail") ?? string.Empty;
        state.Stored.HistoryRows = row.GetInt32("HistoryRows") ?? 0;
        state.Stored.Input = ReadPlace(row, "Input");
        state.Stored.Output = ReadPlace(row, "Output");
        state.Stored.Outbox = ReadPlace(row, "Outbox");
        return state;
    }

    internal static string OutboxText(InstanceState state) => JsonSerializer.Serialize(state.Outbox, EngineJson.Compact.ListOutgoingMessage);

    internal static List<OutgoingMessage> ReadOutbox(string? text) => Json(text, EngineJson.Compact.ListOutgoingMessage) ?? [];

    private static void WriteExecution(List<EntityProperty> row, Execution execution)
    {
        WriteUnless(row, "Version", execution.Version, string.Empty);
        WriteUnless(row, "TraceParent", execution.TraceParent, null);
        if (execution.Parent is { } parent)
        {
            row.Add(new("Parent", JsonSerializer.Serialize(parent, EngineJson.Compact.ParentLink)));
        }

        if (execution.Tags.Count > 0)
        {
            row.Add(new("Tags", JsonSerializer.Serialize(execution.Tags, EngineJson.Compact.IReadOnlyDictionaryStringString)));
        }
    }

    private static void WriteProgress(List<EntityProperty> row, InstanceState state, StoredShape stored)
    {
        WriteUnless(row, "HasBegun", state.HasBegun, false);
        WriteUnless(row, "HasOutbox", state.Outbox.Count > 0, false);
        WriteUnless(row, "OpenCalls", state.OpenCalls, 0);
        WriteUnless(row, "Generation", stored.Generation, 0);
        WriteUnless(row, "HistoryRows", stored.HistoryRows, 0);
        WriteUnless(row, "NextDueAt", state.NextDueAt, null);
        WriteUnless(row, "StartAt", state.StartAt, null);
        WriteUnless(row, "CustomStatus", state.CustomStatus, null);
        if (state.Received.Count > 0)
        {
            TextColumns.Write(row, "Received", JsonSerializer.Serialize(state.Received, EngineJson.Compact.ListString));
        }

        if (state.Failure is { } failure)
        {
            row.Add(new("Failure", FailureText.Write(failure)));
        }
    }

    /// <summary>Format 1 had to write "none", because it merged: as an empty text or a far date, and with a flag for payloads.</summary>
    private static void RemoveNones(TableEntity row)
    {
        foreach (string column in row.Keys.Where(column => row[column] is "" or DateTimeOffset { Year: 9999 }).ToList())
        {
            row.Remove(column);
        }

        if (row.GetBoolean("HasInput") is false)
        {
            row.Remove("Input");
        }

        if (row.GetBoolean("HasOutput") is false)
        {
            row.Remove("Output");
        }
    }

    private static void WriteUnless<T>(List<EntityProperty> row, string column, T value, T none)
    {
        if (!EqualityComparer<T>.Default.Equals(value, none))
        {
            row.Add(new(column, value!));
        }
    }

    /// <summary>Writes a text, or where its rows are.</summary>
    private static void WriteText(List<EntityProperty> row, string column, LongText elsewhere, string? text)
    {
        if (elsewhere.Rows > 0)
        {
            row.Add(new(column + "Commit", elsewhere.Commit));
            row.Add(new(column + "Rows", elsewhere.Rows));
        }
        else if (text is not null)
        {
            TextColumns.Write(row, column, text);
        }
    }

    private static LongText ReadPlace(TableEntity row, string column) => new(row.GetInt64(column + "Commit") ?? 0, row.GetInt32(column + "Rows") ?? 0);

    private static Execution ReadExecution(TableEntity row) => new(
        TableKey.InstanceId(row.PartitionKey),
        row.GetString("ExecutionId"),
        row.GetString("Name"),
        row.GetString("Version") ?? string.Empty,
        TextColumns.Read(row, "Input"),
        Json(row.GetString("Parent"), EngineJson.Compact.ParentLink),
        Json(row.GetString("Tags"), EngineJson.Compact.IReadOnlyDictionaryStringString) ?? ReadOnlyDictionary<string, string>.Empty,
        row.GetString("TraceParent"));

    private static string NameOf(OrchestrationRuntimeStatus status) => status switch
    {
        OrchestrationRuntimeStatus.Running => nameof(OrchestrationRuntimeStatus.Running),
        OrchestrationRuntimeStatus.Completed => nameof(OrchestrationRuntimeStatus.Completed),
        _ => status.ToString(),
    };

    private static T? Json<T>(string? text, JsonTypeInfo<T> type)
        where T : class => string.IsNullOrEmpty(text) ? null : JsonSerializer.Deserialize(text, type);
}
