namespace LeadToCash.Design.Tests.Surface;

/// <summary>A type as a listing shows it.</summary>
/// <param name="Name">Namespace and name, with the names of type parameters.</param>
/// <param name="Kind">What it is, with its modifiers.</param>
/// <param name="Bases">Base class and interfaces.</param>
/// <param name="Members">A line for each member.</param>
internal sealed record PrintedType(string Name, string Kind, IReadOnlyList<string> Bases, IReadOnlyList<string> Members);
