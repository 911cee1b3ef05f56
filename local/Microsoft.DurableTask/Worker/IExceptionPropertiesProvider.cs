namespace Microsoft.DurableTask.Worker;

/// <summary>Tells facts about an exception that its text does not hold; they travel as <see cref="TaskFailureDetails.Properties"/>.</summary>
public interface IExceptionPropertiesProvider
{
    /// <summary>The facts about one exception; <see langword="null"/> for none. Inner exceptions are asked for on their own.</summary>
    IDictionary<string, object?>? GetExceptionProperties(Exception exception);
}
