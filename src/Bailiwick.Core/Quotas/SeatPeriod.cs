namespace Bailiwick.Core.Quotas;

/// <summary>What a seat carries of one period's full quota.</summary>
/// <param name="Period">The period's number.</param>
/// <param name="RampPercent">By the month of service of the first day in service in the period.</param>
/// <param name="DaysPresent">Calendar days in service, the start day included, leave taken off.</param>
/// <param name="Days">Calendar days of the period.</param>
/// <param name="Amount">Full quota x ramp x seniority x focus x days present / days, half away from zero to the unit.</param>
public sealed record SeatPeriod(int Period, decimal RampPercent, int DaysPresent, int Days, decimal Amount);
