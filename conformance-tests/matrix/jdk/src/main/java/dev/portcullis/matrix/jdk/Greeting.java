package dev.portcullis.matrix.jdk;

import java.rmi.Remote;
import java.rmi.RemoteException;

/** What the RMI server does. */
public interface Greeting extends Remote {

  String greet() throws RemoteException;
}
