using System.Globalization;

namespace LeadToCash.Demo;

/// <summary>Prints the story: the process's own time, what happened, its figures.</summary>
internal sealed class Narrator(TimeProvider clock, TextWriter output)
{
    /// <summary>One step.</summary>
    public void Says(string what, params IEnumerable<(string Label, string Value)> figures)
    {
        string time = clock.GetUtcNow().ToString("ddd yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);
        output.WriteLine($"\n  {time}  {what}");
        foreach ((string label, string value) in figures)
        {
            output.WriteLine($"{"",26}{label,-22}{value,14}");
        }
    }

    /// <summary>One line of the final account.</summary>
    public void Confirms(string what) => output.WriteLine($"{"",24}✓ {what}");

    /// <summary>A heading.</summary>
    public void Opens(string title) => output.WriteLine($"\n{title}\n{new string('─', title.Length)}");
}
