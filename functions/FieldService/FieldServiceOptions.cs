using System.ComponentModel.DataAnnotations;

namespace LeadToCash.FieldService;

/// <summary>Settings <c>FieldService:*</c>.</summary>
public sealed class FieldServiceOptions
{
    /// <summary>How many working days ahead a slot is looked for.</summary>
    [Range(1, 250)]
    public int HorizonWorkingDays { get; set; } = 20;

    /// <summary>Working days of notice that customer and technician get; 0 allows a visit today.</summary>
    [Range(0, 20)]
    public int NoticeWorkingDays { get; set; } = 1;

    /// <summary>Days after the planned end for which the technician's link takes a report.</summary>
    [Range(1, 365)]
    public int ReportDays { get; set; } = 60;
}
