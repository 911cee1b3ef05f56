namespace LeadToCash.OrderToCash;

/// <summary>Settings <c>Backends:*</c>: how the embedded back ends behave.</summary>
public sealed class BackEndOptions
{
    /// <summary>Reserves and ships goods.</summary>
    public BackEndSettings Warehouse { get; set; } = new();

    /// <summary>Sets up and starts subscriptions.</summary>
    public BackEndSettings Billing { get; set; } = new();

    /// <summary>Takes jobs for technicians.</summary>
    public BackEndSettings FieldService { get; set; } = new();

    /// <summary>The settings by name.</summary>
    internal IReadOnlyDictionary<string, BackEndSettings> ByName => new Dictionary<string, BackEndSettings>(StringComparer.OrdinalIgnoreCase)
    {
        ["warehouse"] = Warehouse,
        ["billing"] = Billing,
        ["fieldservice"] = FieldService,
    };
}

/// <summary>Settings of one embedded back end.</summary>
public sealed class BackEndSettings
{
    /// <summary>How it behaves until someone changes it.</summary>
    public BackEndMode Mode { get; set; }

    /// <summary>How long a step takes; nothing unless set.</summary>
    public TimeSpan LeadTime { get; set; }

    /// <summary>How much longer a step takes while it is slow; ten minutes unless set.</summary>
    public TimeSpan SlowBy { get; set; } = TimeSpan.FromMinutes(10);
}

/// <summary>How an embedded back end behaves, so that every trouble can be tried.</summary>
public enum BackEndMode
{
    /// <summary>Does what it is asked for, at once.</summary>
    Ok,

    /// <summary>Does it, and takes longer.</summary>
    Slow,

    /// <summary>Answers with an error before it does anything.</summary>
    Failing,

    /// <summary>Can't be reached.</summary>
    Down,

    /// <summary>Does it, but its answer is lost on the way.</summary>
    Lost,

    /// <summary>Gets every request twice.</summary>
    Twice,
}
