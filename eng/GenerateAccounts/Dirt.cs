namespace Bailiwick.GenerateAccounts;

/// <summary>The faults that account files have in life, one a spoiled row.</summary>
internal static class Dirt
{
    private const int City = 3;
    private const int Zip = 5;
    private const int Latitude = 7;
    private const int Longitude = 8;
    private const int Employees = 11;
    private const int Revenue = 12;

    public static void Spoil(string[] cells, Random random)
    {
        if (cells.Length <= Revenue)
        {
            return;
        }

        switch (random.Next(8))
        {
            case 0:
                cells[Zip] = cells[Zip].TrimStart('0');
                break;
            case 1:
                cells[Zip] += "-" + random.Next(1000, 9999);
                break;
            case 2:
                cells[Latitude] = cells[Longitude] = string.Empty;
                break;
            case 3:
                cells[Latitude] = cells[Longitude] = cells[Zip] = string.Empty;
                break;
            case 4:
                (cells[Latitude], cells[Longitude]) = (cells[Longitude], cells[Latitude]);
                break;
            case 5:
                cells[Revenue] = "about a million";
                break;
            case 6:
                cells[Employees] = string.Empty;
                break;
            default:
                cells[Latitude] = cells[Longitude] = "0";
                cells[City] = $"{cells[City]}, \"{cells[City]}\"";
                break;
        }
    }
}
