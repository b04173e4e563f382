// library
namespace Imports;

public sealed class Importer(HttpClient http)
{
    private int _read;
    private int _skipped;

    public async Task<(int Read, int Skipped)> RunAsync(IEnumerable<string> lines, CancellationToken token)
    {
        foreach (string line in lines)
        {
            try
            {
                await http.PutAsync($"/rows/{line.Length}", new StringContent(line), token);
                _read++;
            }
            catch (HttpRequestException)
            {
                _skipped++;
            }
        }

        return (_read, _skipped);
    }

    public int Parse(IEnumerable<string> lines)
    {
        int sum = 0;
        foreach (string line in lines)
        {
            try
            {
                sum += int.Parse(line, System.Globalization.CultureInfo.InvariantCulture);
            }
            catch (Exception)
            {
                _skipped++;
            }
        }

        return sum;
    }
}
