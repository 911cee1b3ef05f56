namespace LeadToCash.Dunning;

/// <summary>How letters of a customer group go out.</summary>
public enum LetterDispatch
{
    /// <summary>By themselves, when they are due.</summary>
    Automatic,

    /// <summary>With a run that somebody releases.</summary>
    OnRelease,
}
