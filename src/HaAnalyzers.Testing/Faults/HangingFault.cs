using System.Net.Http;

namespace HaAnalyzers.Testing;

internal sealed class HangingFault : Fault
{
    internal override async Task StrikeAsync(string where, TimeProvider time, Task replaced, CancellationToken cancellationToken)
    {
        await replaced.WaitAsync(cancellationToken).ConfigureAwait(false);
        throw new HttpRequestException(HttpRequestError.ConnectionError, $"{where} was told to hang, and was cut off when its script changed.");
    }
}
