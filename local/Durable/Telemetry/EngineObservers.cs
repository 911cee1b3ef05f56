namespace LeadToCash.Local.Durable;

/// <summary>Several observers as one.</summary>
internal sealed class EngineObservers(params IReadOnlyList<IEngineObserver> observers) : IEngineObserver
{
    public bool IsEnabled
    {
        get
        {
            foreach (IEngineObserver observer in observers)
            {
                if (observer.IsEnabled)
                {
                    return true;
                }
            }

            return false;
        }
    }

    public void OnStep(EngineStep step)
    {
        foreach (IEngineObserver observer in observers)
        {
            if (observer.IsEnabled)
            {
                observer.OnStep(step);
            }
        }
    }
}
