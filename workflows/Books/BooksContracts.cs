namespace LeadToCash.Books;

/// <summary>A run that recognises revenue.</summary>
/// <param name="LegalEntity">Whose books.</param>
/// <param name="Through">Last local date whose revenue is recognised.</param>
/// <param name="Schedules">Schedules done so far: its progress.</param>
public sealed record RecognitionRun(string LegalEntity, DateOnly Through, int Schedules = 0)
{
    /// <summary>Business key of the run at the end of a month.</summary>
    public static string InstanceId(string legalEntity, DateOnly through) => $"recognition-{legalEntity}-{through:yyyy-MM-dd}";
}

/// <summary>Recognises what is due of the next schedules.</summary>
/// <param name="LegalEntity">Whose books.</param>
/// <param name="Through">Last local date whose revenue is recognised.</param>
public sealed record RecogniseRevenue(string LegalEntity, DateOnly Through);

/// <summary>A page of a run.</summary>
/// <param name="Schedules">Schedules done.</param>
/// <param name="IsLast">Whether nothing more is due.</param>
public sealed record RecognisedPage(int Schedules, bool IsLast);
