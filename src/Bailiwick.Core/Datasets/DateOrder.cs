namespace Bailiwick.Core.Datasets;

/// <summary>In which order a column writes its dates where the text alone does not tell: 3/4/2021.</summary>
public enum DateOrder
{
    /// <summary>The United States: 3/4/2021 is the fourth of March.</summary>
    MonthFirst,

    /// <summary>Europe and most others: 3/4/2021 is the third of April.</summary>
    DayFirst,
}
