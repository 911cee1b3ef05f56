using LeadToCash.Local.Durable;
using Microsoft.DurableTask.Worker;

namespace Microsoft.DurableTask;

/// <summary>A failure as data: the exception itself does not cross the boundary between an orchestration and what it calls.</summary>
/// <param name="ErrorType">The exception type's full name.</param>
/// <param name="ErrorMessage">The exception's message.</param>
/// <param name="StackTrace">Where it was thrown.</param>
/// <param name="InnerFailure">The inner exception.</param>
/// <param name="Properties">Further facts about the failure.</param>
public record TaskFailureDetails(
    string ErrorType,
    string ErrorMessage,
    string? StackTrace,
    TaskFailureDetails? InnerFailure,
    IDictionary<string, object?>? Properties)
{
    public override string ToString() => $"{ErrorType}: {ErrorMessage}";

    /// <summary>Whether <see cref="ErrorType"/> is <typeparamref name="T"/> or derives from it; false when that type can't be found.</summary>
    public bool IsCausedBy<T>()
        where T : Exception => IsCausedBy(typeof(T));

    /// <inheritdoc cref="IsCausedBy{T}"/>
    /// <exception cref="ArgumentException"><paramref name="targetBaseExceptionType"/> is not an exception type.</exception>
    public bool IsCausedBy(Type targetBaseExceptionType)
    {
        ArgumentNullException.ThrowIfNull(targetBaseExceptionType);
        if (!typeof(Exception).IsAssignableFrom(targetBaseExceptionType))
        {
            throw new ArgumentException($"{targetBaseExceptionType} is not an exception type.", nameof(targetBaseExceptionType));
        }

        return FindType(ErrorType, targetBaseExceptionType) is { } type && targetBaseExceptionType.IsAssignableFrom(type);
    }

    /// <summary>The details of an exception and its inner exceptions.</summary>
    public static TaskFailureDetails FromException(Exception exception) => FromException(exception, null);

    /// <summary>The details of an exception and its inner exceptions, with what the app tells of each.</summary>
    internal static TaskFailureDetails FromException(Exception exception, IExceptionPropertiesProvider? properties)
    {
        ArgumentNullException.ThrowIfNull(exception);
        TaskFailureDetails? inner = exception switch
        {
            TaskFailedException failed => failed.FailureDetails,
            { InnerException: { } cause } => FromException(cause, properties),
            _ => null,
        };
        IDictionary<string, object?>? further = FailureProperties.Storable(properties?.GetExceptionProperties(exception));
        return new(exception.GetType().ToString(), exception.Message, exception.StackTrace, inner, further);
    }

    private static Type? FindType(string name, Type hint) =>
        Type.GetType(name, throwOnError: false)
        ?? hint.Assembly.GetType(name, throwOnError: false)
        ?? AppDomain.CurrentDomain.GetAssemblies().Select(assembly => assembly.GetType(name, throwOnError: false)).FirstOrDefault(type => type is not null);
}
