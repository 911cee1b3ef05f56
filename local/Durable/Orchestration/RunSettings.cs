using Microsoft.DurableTask;
using Microsoft.DurableTask.Worker;
using Microsoft.Extensions.Logging;

namespace LeadToCash.Local.Durable;

/// <summary>What all runs of a task hub share.</summary>
/// <param name="Converter">Serialises inputs, outputs, events and custom status.</param>
/// <param name="DefaultVersion">The version of sub-orchestrations called without one.</param>
/// <param name="Loggers">Where replay-safe loggers write.</param>
/// <param name="LongestBlock">How long an orchestrator may block its thread.</param>
/// <param name="ExceptionProperties">Tells what failure details say of an exception beside its text, if anything does.</param>
internal sealed record RunSettings(
    DataConverter Converter, string DefaultVersion, ILoggerFactory Loggers, TimeSpan LongestBlock, IExceptionPropertiesProvider? ExceptionProperties);
