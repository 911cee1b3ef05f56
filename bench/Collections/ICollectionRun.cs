namespace LeadToCash.Bench.Collections;

/// <summary>A run over many items that is measured.</summary>
internal interface ICollectionRun
{
    /// <summary>What the figures call it.</summary>
    string Name { get; }

    /// <summary>What a second of it does.</summary>
    string Unit { get; }

    /// <summary>Settings of the app.</summary>
    (string Name, string Value)[] Settings { get; }

    /// <summary>First instant of the app's clock, UTC.</summary>
    string Start { get; }

    /// <summary>Makes so many items that are due. Not measured.</summary>
    Task SeedAsync(Collector collector, int count);

    /// <summary>Runs over them until nothing more happens.</summary>
    Task RunAsync(Collector collector);

    /// <summary>How many were done.</summary>
    Task<int> DoneAsync(Collector collector);
}
