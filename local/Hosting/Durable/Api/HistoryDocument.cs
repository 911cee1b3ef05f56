using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using LeadToCash.Local.Durable;
using Microsoft.DurableTask;

namespace LeadToCash.Local.Hosting.Durable.Api;

/// <summary>
/// The history of an instance in the shape of the real API: one entry for a call once it has ended, with the time at which it was scheduled, and
/// no payloads unless they are asked for.
/// </summary>
internal sealed class HistoryDocument
{
    private readonly InstanceRecord _record;
    private readonly bool _showOutput;
    private readonly JsonArray _entries = [];
    private readonly Dictionary<int, (Decision Decision, JsonObject Entry)> _open = [];
    private DateTime _now;

    private HistoryDocument(InstanceRecord record, bool showOutput) => (_record, _showOutput) = (record, showOutput);

    public static JsonArray Of(InstanceRecord record, bool showOutput)
    {
        HistoryDocument document = new(record, showOutput);
        foreach (HistoryEvent item in record.History)
        {
            document.Add(item);
        }

        if (record.State.IsFinished)
        {
            document.AddEnd();
        }

        return document._entries;
    }

    private void Add(HistoryEvent item)
    {
        switch (item)
        {
            case EpisodeStarted episode:
                _now = episode.At;
                break;
            case ExecutionStarted:
                Entry("ExecutionStarted")["FunctionName"] = _record.State.Execution.Name;
                break;
            case Decision decision:
                Add(decision);
                break;
            case ExecutionSuspended suspended:
                Entry("ExecutionSuspended")["Reason"] = suspended.Reason;
                break;
            case ExecutionResumed resumed:
                Entry("ExecutionResumed")["Reason"] = resumed.Reason;
                break;
            case ExecutionTerminated:
                Entry("ExecutionTerminated");
                break;
            case EventRaised raised:
                Entry("EventRaised")["Name"] = raised.Name;
                break;
            default:
                AddOutcome(item);
                break;
        }
    }

    private void Add(Decision decision)
    {
        JsonObject entry = decision switch
        {
            TaskScheduled task => With(Entry("TaskScheduled"), ("Name", task.Name)),
            ChildScheduled child => With(Entry("SubOrchestrationInstanceCreated"), ("InstanceId", child.InstanceId), ("Name", child.Name)),
            TimerCreated timer => With(Entry("TimerCreated"), ("FireAt", Time(timer.FireAt))),
            EventSent sent => With(Entry("EventSent"), ("InstanceId", sent.InstanceId), ("Name", sent.Name), ("Input", sent.Payload)),
            _ => throw new InvalidOperationException($"{decision.GetType().Name} is not known to the API."),
        };
        _open[decision.Id] = (decision, entry);
    }

    private void AddOutcome(HistoryEvent item)
    {
        switch (item)
        {
            case TaskCompleted done:
                Result(Ended("TaskCompleted", done.Id), done.Result);
                break;
            case TaskFailed failed:
                Failure(Ended("TaskFailed", failed.Id), failed.Failure);
                break;
            case ChildCompleted done:
                Result(Ended("SubOrchestrationInstanceCompleted", done.Id), done.Result);
                break;
            case ChildFailed failed:
                Failure(Ended("SubOrchestrationInstanceFailed", failed.Id), failed.Failure);
                break;
            case TimerFired fired when _open.TryGetValue(fired.Id, out var timer):
                Entry("TimerFired")["FireAt"] = timer.Entry["FireAt"]?.DeepClone();
                break;
        }
    }

    /// <summary>The end of a call takes the place of its beginning.</summary>
    private JsonObject Ended(string type, int id)
    {
        JsonObject entry = Entry(type);
        if (_open.Remove(id, out var open))
        {
            entry["ScheduledTime"] = open.Entry["Timestamp"]?.DeepClone();
            entry["FunctionName"] = open.Entry["Name"]?.DeepClone();
            _entries.Remove(open.Entry);
        }

        return entry;
    }

    private void AddEnd()
    {
        _now = _record.State.UpdatedAt.UtcDateTime;
        JsonObject entry = Entry("ExecutionCompleted");
        entry["OrchestrationStatus"] = _record.State.Status.ToString();
        Result(entry, _record.State.Failure?.ErrorMessage is { } message ? JsonValue.Create(message).ToJsonString() : _record.State.Output);
        if (_record.State.Failure is { } failure)
        {
            entry["FailureDetails"] = JsonSerializer.SerializeToNode(failure);
        }
    }

    private void Result(JsonObject entry, string? result)
    {
        if (_showOutput)
        {
            entry["Result"] = InstanceDocument.Json(result);
        }
    }

    private static void Failure(JsonObject entry, TaskFailureDetails failure)
    {
        entry["Reason"] = failure.ErrorMessage;
        entry["Details"] = failure.StackTrace;
        entry["FailureDetails"] = JsonSerializer.SerializeToNode(failure);
    }

    private JsonObject Entry(string type)
    {
        JsonObject entry = new() { ["EventType"] = type, ["Timestamp"] = Time(_now) };
        _entries.Add(entry);
        return entry;
    }

    private static JsonObject With(JsonObject entry, params IEnumerable<(string Name, string? Value)> properties)
    {
        foreach ((string name, string? value) in properties)
        {
            entry[name] = value;
        }

        return entry;
    }

    private static string Time(DateTime value) => value.ToString("yyyy-MM-dd'T'HH:mm:ss.fffffff'Z'", CultureInfo.InvariantCulture);
}
