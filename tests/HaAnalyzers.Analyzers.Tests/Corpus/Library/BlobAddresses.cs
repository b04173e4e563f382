// library
using Azure.Storage.Blobs;
using Azure.Storage.Sas;

namespace Documents;

/// <summary>Nothing here leaves the process: clients and signatures are made, nobody is asked.</summary>
public sealed class BlobAddresses(BlobServiceClient blobs)
{
    public Uri? Find(string container, string name)
    {
        try
        {
            BlobClient blob = blobs.GetBlobContainerClient(container).GetBlobClient(name);
            return blob.CanGenerateSasUri ? blob.GenerateSasUri(BlobSasPermissions.Read, DateTimeOffset.UtcNow.AddHours(1)) : blob.Uri;
        }
        catch (Exception)
        {
            return null;
        }
    }
}
