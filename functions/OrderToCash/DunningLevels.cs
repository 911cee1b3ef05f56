using System.Text.Json;
using LeadToCash.Cases;

namespace LeadToCash.OrderToCash;

/// <summary>When to remind, by date: read from <c>dunning-levels.json</c> and checked at start.</summary>
public sealed class DunningLevels
{
    private readonly IReadOnlyList<DunningSchedule> _schedules;

    private DunningLevels(IReadOnlyList<DunningSchedule> schedules) => _schedules = schedules;

    /// <summary>The levels for invoices of a date.</summary>
    /// <exception cref="InvalidOperationException">The date is before the first schedule.</exception>
    public IReadOnlyList<DunningLevel> Of(DateOnly invoiceDate) =>
        _schedules.LastOrDefault(schedule => schedule.ValidFrom <= invoiceDate)?.Levels
            ?? throw new InvalidOperationException($"No dunning levels are set for invoices of {invoiceDate:yyyy-MM-dd}.");

    /// <summary>Reads the file.</summary>
    /// <exception cref="InvalidDataException">A schedule is wrong; says which.</exception>
    public static DunningLevels Load(string path)
    {
        try
        {
            return Of(JsonSerializer.Deserialize<IReadOnlyList<DunningSchedule>>(File.ReadAllText(path), CaseJson.Options)!);
        }
        catch (Exception failure) when (failure is JsonException or ArgumentException)
        {
            throw new InvalidDataException($"{path}: {failure.Message}", failure);
        }
    }

    private static DunningLevels Of(IReadOnlyList<DunningSchedule> schedules)
    {
        foreach (DunningSchedule schedule in schedules)
        {
            bool isInOrder = schedule.Levels.Select(level => level.Level).SequenceEqual(Enumerable.Range(1, schedule.Levels.Count))
                && schedule.Levels.Zip(schedule.Levels.Skip(1)).All(pair => pair.First.DaysAfterDue < pair.Second.DaysAfterDue)
                && schedule.Levels.All(level => level.DaysAfterDue > 0);
            if (!isInOrder)
            {
                throw new ArgumentException($"The levels valid from {schedule.ValidFrom:yyyy-MM-dd} must count from 1 with rising days of more than 0.");
            }
        }

        return schedules.Count > 0 ? new DunningLevels([.. schedules.OrderBy(schedule => schedule.ValidFrom)]) : throw new ArgumentException("There are no dunning levels.");
    }

    private sealed record DunningSchedule(DateOnly ValidFrom, IReadOnlyList<DunningLevel> Levels);
}

/// <summary>One reminder.</summary>
/// <param name="Level">From 1.</param>
/// <param name="DaysAfterDue">Days after the due date; one that is no working day moves to the next.</param>
public sealed record DunningLevel(int Level, int DaysAfterDue);
